/** The members of a structure or union, those of what they hold when somebody looks into them. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Definitions, JsonSchema } from "../api-types.js";
import { constraintWords, typeWords } from "../schema/describe.js";
import { type Member, fieldOf } from "../schema/field.js";
import { Documentation } from "./documentation.js";
import { Badge, Empty } from "./parts.js";

export interface MembersProps {
  readonly schema: JsonSchema;
  readonly definitions: Definitions;
}

export function Members({ schema, definitions }: MembersProps): JSX.Element {
  const field = fieldOf(schema, definitions);
  const members = field.kind === "structure" || field.kind === "union" ? field.members : [];
  if (members.length === 0) return <Empty>It has no members.</Empty>;
  return (
    <ul class="member-list">
      {members.map((member) => (
        <MemberEntry key={member.name} member={member} definitions={definitions} />
      ))}
    </ul>
  );
}

function MemberEntry({
  member,
  definitions,
}: {
  readonly member: Member;
  readonly definitions: Definitions;
}): JSX.Element {
  const { name, schema, required } = member;
  const field = fieldOf(schema, definitions);
  const words = constraintWords(schema, definitions);
  return (
    <li class="entry-row">
      <div class="entry-name">
        <code>{name}</code>
        <span class="type">{typeWords(schema, definitions)}</span>
        {required ? <span class="required">required</span> : null}
        {field.sensitive ? <Badge kind="secret">sensitive</Badge> : null}
        {schema.deprecated === true ? <Badge kind="warn">deprecated</Badge> : null}
      </div>
      {words.length === 0 ? null : (
        <p class="constraints">
          {words.map((word) => (
            <code key={word}>{word}</code>
          ))}
        </p>
      )}
      {field.kind === "choice" ? <Values values={field.values} /> : null}
      <Documentation text={schema.description} />
      <Inside schema={schema} definitions={definitions} />
    </li>
  );
}

function Values({ values }: { readonly values: readonly (string | number)[] }): JSX.Element {
  return (
    <p class="constraints">
      {values.map((value) => (
        <code key={value}>{String(value)}</code>
      ))}
    </p>
  );
}

/** The structure at the end of lists and maps; it is drawn when it is opened, so that recursion ends. */
function Inside({ schema, definitions }: MembersProps): JSX.Element | null {
  const [isOpen, setOpen] = useState(false);
  const inner = innermost(schema, definitions, 0);
  const field = fieldOf(inner, definitions);
  if ((field.kind !== "structure" && field.kind !== "union") || field.members.length === 0) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{field.typeName ?? "Members"}</summary>
      {isOpen ? <Members schema={inner} definitions={definitions} /> : null}
    </details>
  );
}

function innermost(schema: JsonSchema, definitions: Definitions, depth: number): JsonSchema {
  const field = fieldOf(schema, definitions);
  if (depth > 8) return {};
  if (field.kind === "list") return innermost(field.item, definitions, depth + 1);
  return field.kind === "map" ? innermost(field.value, definitions, depth + 1) : schema;
}
