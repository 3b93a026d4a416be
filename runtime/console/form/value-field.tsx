/** One value of a form, whatever its kind. Containers that are absent are not drawn: recursion ends where nobody goes on. */
import type { JSX } from "preact";
import { useContext, useId } from "preact/hooks";
import type { JsonSchema } from "../api-types.js";
import { constraintWords, typeWords } from "../schema/describe.js";
import { type Field, emptyOf, fieldOf, isContainer } from "../schema/field.js";
import { Badge } from "../view/parts.js";
import { formContext } from "./form-context.js";
import type { ValueFieldProps } from "./field-props.js";
import { ListField } from "./list-field.js";
import { MapField } from "./map-field.js";
import { SimpleField } from "./simple-field.js";
import { StructureField, UnionField } from "./structure-field.js";

export function ValueField(props: ValueFieldProps): JSX.Element {
  const { schema, name, path, value, onChange, isRoot = false, isRequired = false, isItem = false } = props;
  const { definitions, problems } = useContext(formContext);
  const field = fieldOf(schema, definitions);
  const isSecret = field.sensitive || props.isSecret === true;
  const problem = problems.get(path);
  const label = <FieldLabel name={name} field={field} schema={schema} isRequired={isRequired} isSecret={isSecret} />;
  if (field.streaming && field.kind === "union") {
    return <p class="hint row">{label} Events are not sent from here.</p>;
  }
  if (!isContainer(field)) {
    const hint = constraintWords(schema, definitions).join(" · ");
    return <SimpleField {...{ field, value, onChange, problem, label, hint, isSecret }} />;
  }
  const body = <Container {...props} field={field} isSecret={isSecret} />;
  if (isRoot) return body;
  if (value === undefined) {
    return <Absent {...{ label, name, problem, onAdd: () => onChange(emptyOf(field)) }} />;
  }
  return <Group {...{ name, label, problem, isItem, onRemove: () => onChange(undefined) }}>{body}</Group>;
}

/** A container with its name above it; items of lists and entries of maps are removed by those. */
function Group({
  name,
  label,
  problem,
  isItem,
  onRemove,
  children,
}: {
  readonly name: string;
  readonly label: JSX.Element;
  readonly problem: string | undefined;
  readonly isItem: boolean;
  readonly onRemove: () => void;
  readonly children: JSX.Element;
}): JSX.Element {
  const id = useId();
  return (
    <div class="container" role="group" aria-labelledby={id}>
      <div class="bar">
        <span class="label" id={id}>
          {label}
        </span>
        {isItem ? null : (
          <button type="button" class="quiet" onClick={onRemove} aria-label={`Remove ${name}`}>
            Remove
          </button>
        )}
      </div>
      {problem === undefined ? null : <p class="problem">{problem}</p>}
      {children}
    </div>
  );
}

function Container(props: ValueFieldProps & { readonly field: Field; readonly isSecret: boolean }): JSX.Element | null {
  const { field, ...rest } = props;
  switch (field.kind) {
    case "structure":
      return <StructureField {...rest} members={field.members} />;
    case "union":
      return <UnionField {...rest} members={field.members} />;
    case "list":
      return <ListField {...rest} item={field.item} />;
    case "map":
      return <MapField {...rest} item={field.value} />;
    default:
      return null;
  }
}

function Absent({
  label,
  name,
  problem,
  onAdd,
}: {
  readonly label: JSX.Element;
  readonly name: string;
  readonly problem: string | undefined;
  readonly onAdd: () => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="absent row">
      <span class="label">{label}</span>
      <button type="button" onClick={onAdd} aria-label={`Add ${name}`} aria-describedby={id}>
        Add
      </button>
      <p id={id} class={problem === undefined ? "hint" : "problem"}>
        {problem}
      </p>
    </div>
  );
}

function FieldLabel({
  name,
  field,
  schema,
  isRequired,
  isSecret,
}: {
  readonly name: string;
  readonly field: Field;
  readonly schema: JsonSchema;
  readonly isRequired: boolean;
  readonly isSecret: boolean;
}): JSX.Element {
  const { definitions, isWhole } = useContext(formContext);
  return (
    <>
      {/* The spaces are for those who hear the label. */}
      <span class="name">{name}</span> {isRequired && isWhole ? <span class="required">required</span> : null}{" "}
      <span class="extra">
        <span class="type">{field.kind === "choice" ? "enum" : typeWords(schema, definitions)}</span>{" "}
        {isSecret ? <Badge kind="secret">sensitive</Badge> : null}{" "}
        {schema.deprecated === true ? <Badge kind="warn">deprecated</Badge> : null}
      </span>
    </>
  );
}
