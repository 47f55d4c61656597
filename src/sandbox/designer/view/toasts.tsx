import { designer } from '../designer-state.ts';

/** The messages of `notify`, in a live region. */
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
