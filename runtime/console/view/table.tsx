/** A table that scrolls by itself where it is wider than the page. */
import type { ComponentChildren, JSX } from "preact";

export interface Column {
  readonly label: string;
  /** `number`: to the right; `hidden`: for those who hear it only. */
  readonly kind?: "number" | "hidden";
}

export interface TableProps {
  /** What the table is, for those who hear it. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly class?: string;
  /** The body with its rows. */
  readonly children: ComponentChildren;
}

export function Table({ caption, columns, class: name = "", children }: TableProps): JSX.Element {
  return (
    <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class={name}>
        <caption class="sr">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, kind }) => (
              <th key={label} scope="col" class={kind === "number" ? "number" : ""}>
                {kind === "hidden" ? <span class="sr">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}
