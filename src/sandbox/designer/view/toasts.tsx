import { designer } from '../designer-state.ts';

/** What `notify` says, at the bottom of the canvas. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-label="Notifications">
      {designer.toasts.value.map(({ id, type, message }) => (
        <p key={id} class="toast" data-type={type}>
          {message}
        </p>
      ))}
    </div>
  );
}
