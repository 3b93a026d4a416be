/** The members of a structure, and the one of a union. */
import type { JSX } from "preact";
import { useContext, useId } from "preact/hooks";
import { pointerStep } from "../schema/check.js";
import { isObject, memberOf, withMember } from "../schema/edit.js";
import { type Member, emptyOf, fieldOf } from "../schema/field.js";
import type { ValueFieldProps } from "./field-props.js";
import { formContext } from "./form-context.js";

type MembersProps = ValueFieldProps & { readonly members: readonly Member[] };

/** What is required comes first. */
export function StructureField({ members, path, value, onChange, isSecret = false }: MembersProps): JSX.Element {
  const { Value } = useContext(formContext);
  const ordered = [...members.filter(({ required }) => required), ...members.filter(({ required }) => !required)];
  if (members.length === 0) return <p class="hint">It has no members.</p>;
  return (
    <div class="members">
      {ordered.map(({ name, schema, required }) => (
        <Value
          key={name}
          schema={schema}
          name={name}
          path={path + pointerStep(name)}
          value={memberOf(value, name)}
          onChange={(next) => onChange(withMember(value, name, next))}
          isRequired={required}
          isSecret={isSecret}
        />
      ))}
    </div>
  );
}

/** A choice of the member, then the member. */
export function UnionField({ name, members, path, value, onChange, isSecret = false }: MembersProps): JSX.Element {
  const id = useId();
  const { definitions, Value } = useContext(formContext);
  const chosen = members.find((member) => isObject(value) && Object.hasOwn(value, member.name));
  const choose = (choice: string): void => {
    const member = members.find((it) => it.name === choice);
    onChange(member === undefined ? {} : { [member.name]: emptyOf(fieldOf(member.schema, definitions)) });
  };
  return (
    <div class="members">
      <div class="labelled">
        <label for={id}>
          <span class="name">Member</span> <span class="sr">of {name}</span>
        </label>
        <select id={id} value={chosen?.name ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">choose one</option>
          {members.map((member) => (
            <option key={member.name}>{member.name}</option>
          ))}
        </select>
      </div>
      {chosen === undefined ? null : (
        <Value
          schema={chosen.schema}
          name={chosen.name}
          path={path + pointerStep(chosen.name)}
          value={memberOf(value, chosen.name)}
          onChange={(next) => onChange(next === undefined ? {} : { [chosen.name]: next })}
          isRequired
          isSecret={isSecret}
        />
      )}
    </div>
  );
}
