export interface ChoiceProps {
  readonly label: string;
  readonly options: readonly string[];
  readonly at: number;
  readonly choose: (at: number) => void;
}

/** A list to choose one of. */
export function Choice({ label, options, at, choose }: ChoiceProps) {
  return (
    <select
      class="field"
      aria-label={label}
      value={String(at)}
      onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
    >
      {options.map((option, number) => (
        <option key={number} value={String(number)}>
          {option}
        </option>
      ))}
    </select>
  );
}
