/** docs/diff.md, made from the table of evaluators. */
import { evaluators } from "../../generator/diff/evaluators/table.js";
import { table } from "./traits-page.js";

const introduction = `# Comparing models

\`wrought diff OLD NEW\` and \`diff(oldModel, newModel)\` compare two versions of a model. The table at the end is made from
\`generator/diff/evaluators/table.ts\` by \`npm run docs:diff\`; do not edit.

## Events

The events are those of the official Smithy comparison, smithy-diff of Smithy 1.73: the same ids, severities and subjects, with
message texts of our own. The definitions of all official traits are known to both sides, whether or not the models hold them; a
definition in the new model goes before them. What the official comparison looks at is the model as it is written, so legacy forms
(\`set\`, strings with the enum trait) are compared as such.

A severity is \`NOTE\`, \`WARNING\`, \`DANGER\` or \`ERROR\`. The new model has the last word:

- \`smithy.api#suppress\` on the event's shape, and the metadata \`suppressions\`, make an event \`SUPPRESSED\`: it stays in JSON and
  SARIF, and is only counted elsewhere. An id stands for itself and all that begin with it and a dot.
- The metadata \`severityOverrides\` raise a severity to \`WARNING\` or \`DANGER\`, and never lower it.

An event's location is that of its subject in the new model; of something that is gone, in the old one.

## Sensitivity

A member of a structure or union that becomes sensitive, or no longer is, is reported apart from the events, before everything else,
in every form, and nothing suppresses it: whether logs are redacted goes by it. What counts is what the member holds, so a trait on its
target, or on the items of a list that it targets, is found as well. For \`--fail-on\`, lost sensitivity is an error and gained
sensitivity a danger.

## TypeScript

Both versions are planned as for \`generate\` with its default options, and the declarations are compared by name: types with their
companions, operations, errors, schemas, validators. No compiler runs; a test compiles what both versions generate, with code that uses
every declaration, and finds the same.

Code may stop compiling because of what it does with a declaration:

- **import** it: it is no longer generated, or is of another kind;
- **construct** it: an object literal with every member of before is refused, because a member is gone, is required now, or has
  another type; an enum or a union takes fewer values;
- **read** it: a member is gone, may be undefined now, or has another type; a closed enum or a union has values that it did not have.

Code that calls the service constructs inputs and reads outputs; code that answers in its place (mocks, stubs) does the reverse. Types
that only contain a type that changed are not listed again.

Semver goes by types alone: \`major\` when calling code may stop compiling, \`minor\` when declarations of types differ, \`patch\` when
something else does, \`none\` when nothing differs. Not counted: an operation that can fail with a further error (any operation can fail
in ways that no model names), and classes of your own that implement the interface of all operations.

## Evaluators

Parts in braces stand for names.
`;

/** The page as Markdown: every kind of event, by evaluator. */
export function diffPage(): string {
  const rows = evaluators.flatMap(({ events }) =>
    events.map(({ id, severity, when }) => [`\`${id}\``, severity, when]),
  );
  return `${introduction}\n${table([["event", "severity", "when"], ...rows])}`;
}
