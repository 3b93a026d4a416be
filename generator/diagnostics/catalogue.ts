/** Every code a Diagnostic can carry, with its severity, what it means and how to fix it. Codes are stable: tools match on them. */
import type { Diagnostic, Location } from "./diagnostic.js";

/**
 * By code: the severity, what is wrong in one sentence, and what to do about it, which is the hint of a diagnostic that
 * brings none of its own.
 */
export const catalogue = {
  "source-missing": {
    severity: "error",
    meaning: "A file, folder or pattern named no readable model file.",
    fix: "Check the path and the working directory; patterns need quotes in most shells.",
  },
  "source-unreadable": {
    severity: "error",
    meaning: "A model file exists and could not be read.",
    fix: "Check the file's permissions and that it is a regular file.",
  },
  "source-too-large": {
    severity: "error",
    meaning: "A model file is larger than any model the loader accepts.",
    fix: "Split the model into several files, or check that this is the right file.",
  },
  "source-encoding": {
    severity: "error",
    meaning: "A model file is not valid UTF-8.",
    fix: "Save the file as UTF-8.",
  },
  "json-syntax": {
    severity: "error",
    meaning: "A file is not JSON.",
    fix: "Correct the JSON; comments and trailing commas are not allowed.",
  },
  "json-too-deep": {
    severity: "error",
    meaning: "A file nests arrays and objects deeper than any model does.",
    fix: "Remove the nesting; the limit is 500 levels.",
  },
  "json-duplicate-key": {
    severity: "warning",
    meaning: "A JSON object has the same key twice; the last one is used.",
    fix: "Remove or rename one of the two.",
  },
  "not-smithy": {
    severity: "error",
    meaning: "A JSON file is not a Smithy JSON AST.",
    fix: 'A Smithy model is a JSON object with "smithy": "2.0" and "shapes".',
  },
  "smithy-version": {
    severity: "error",
    meaning: "The Smithy version of a file is not supported.",
    fix: 'Use "1.0" or "2.0".',
  },
  "ast-type": {
    severity: "error",
    meaning: "A value of the JSON AST has the wrong JSON type.",
    fix: "See the JSON AST chapter of the Smithy specification for what belongs there.",
  },
  "ast-key-unknown": {
    severity: "warning",
    meaning: "A key that the JSON AST does not know; it is ignored.",
    fix: "Remove the key, or correct its spelling.",
  },
  "metadata-conflict": {
    severity: "error",
    meaning: "Two files give one metadata key different values that cannot be merged.",
    fix: "Only lists are merged; make the values equal or remove one.",
  },
  "metadata-invalid": {
    severity: "error",
    meaning: "A metadata key that Smithy reserves has a value of the wrong form.",
    fix: "See the model validation chapter of the Smithy specification.",
  },
  "model-invalid": {
    severity: "error",
    meaning: "A rule of the Smithy specification about shapes and traits that belong together is broken.",
    fix: "See the chapter of the Smithy specification about the trait or shape.",
  },
  "shape-id-invalid": {
    severity: "error",
    meaning: "A shape id is not of the form namespace#Name or namespace#Name$member.",
    fix: "Write absolute shape ids: letters, digits and underscores, dots in the namespace only.",
  },
  "shape-type-unknown": {
    severity: "error",
    meaning: "A shape's type is not a Smithy shape type.",
    fix: "Use a type of the Smithy specification.",
  },
  "shape-incomplete": {
    severity: "error",
    meaning: "A shape lacks a property or member that its type requires.",
    fix: "Add what is missing.",
  },
  "shape-conflict": {
    severity: "error",
    meaning: "A shape is defined twice, differently.",
    fix: "Remove or rename one of the definitions; to add traits, use a shape of type apply.",
  },
  "shape-name-case": {
    severity: "error",
    meaning: "Two shape ids differ only in upper and lower case.",
    fix: "Rename one of the shapes.",
  },
  "shape-reserved": {
    severity: "error",
    meaning: "A model defines a shape that belongs to the Smithy prelude.",
    fix: "Define the shape in a namespace of your own.",
  },
  "member-name-invalid": {
    severity: "error",
    meaning: "A member's name is not a Smithy identifier.",
    fix: "Use letters, digits and underscores, not starting with a digit.",
  },
  "member-conflict": {
    severity: "error",
    meaning: "Two members of one shape conflict.",
    fix: "Rename one of them, or give both the same target.",
  },
  "apply-target-missing": {
    severity: "error",
    meaning: "Traits are applied to a shape or member that does not exist.",
    fix: "Load the file that defines the shape, or correct the id.",
  },
  "mixin-cycle": {
    severity: "error",
    meaning: "Shapes are mixins of each other.",
    fix: "Break the cycle.",
  },
  "mixin-invalid": {
    severity: "error",
    meaning: "A shape is used as a mixin and is none, or a mixin is used as something else.",
    fix: "A mixin has the trait smithy.api#mixin and the type of the shapes that use it.",
  },
  "target-missing": {
    severity: "error",
    meaning: "A shape that is referred to does not exist.",
    fix: "Define the shape, load the file that defines it, or correct the id.",
  },
  "target-wrong-type": {
    severity: "error",
    meaning: "A shape that is referred to has a type that is not allowed there.",
    fix: "Refer to a shape of the required type.",
  },
  "recursion-invalid": {
    severity: "error",
    meaning: "A shape contains itself in a way that no finite value can satisfy.",
    fix: "Make one member of the cycle optional, or put a structure or union between lists and maps.",
  },
  "enum-value-invalid": {
    severity: "error",
    meaning: "A member of an enum has no valid value.",
    fix: "Give every member of an intEnum a distinct integer in smithy.api#enumValue, of an enum a distinct non-empty string.",
  },
  "trait-unknown": {
    severity: "note",
    meaning: "A trait whose definition is nowhere to be found; it is carried along unused.",
    fix: "Load the file that defines the trait to have its values checked.",
  },
  "trait-not-a-trait": {
    severity: "error",
    meaning: "A shape is applied as a trait and is none.",
    fix: "Add smithy.api#trait to the shape's definition.",
  },
  "trait-value-invalid": {
    severity: "error",
    meaning: "A trait's value does not fit the trait's definition.",
    fix: "Correct the value.",
  },
  "trait-member-unknown": {
    severity: "warning",
    meaning: "A trait's value has a member that the trait's definition does not know; it is ignored.",
    fix: "Remove the member, or correct its spelling.",
  },
  "trait-not-applicable": {
    severity: "error",
    meaning: "A trait is applied to a shape that its selector does not match.",
    fix: "Remove the trait or apply it to a shape it is meant for.",
  },
  "trait-conflict": {
    severity: "error",
    meaning: "Traits on one shape exclude each other, or one trait has two values.",
    fix: "Remove one of them.",
  },
  "default-invalid": {
    severity: "error",
    meaning: "A default value is not a valid value of its shape.",
    fix: "Give a value of the shape's type, or null to have no default.",
  },
  "output-edited": {
    severity: "error",
    meaning: "A generated file was edited by hand; it was not overwritten.",
    fix: "Move the edit elsewhere, then run again with --force to overwrite the file.",
  },
  "output-foreign": {
    severity: "error",
    meaning: "A file that Wrought did not write stands where a generated file belongs.",
    fix: "Choose another output folder, or run again with --force to overwrite the file.",
  },
  "output-refused": {
    severity: "error",
    meaning: "A generated file would have been written outside the output folder, or over something that is no file.",
    fix: "Remove what stands there, or choose another output folder.",
  },
  "output-collision": {
    severity: "error",
    meaning: "Two models give a service folder of the same name.",
    fix: "Generate them into different output folders.",
  },
  "output-failed": {
    severity: "error",
    meaning: "The output could not be written; the folder is as it was before.",
    fix: "Check permissions and free space of the output folder.",
  },
  "manifest-invalid": {
    severity: "error",
    meaning: "The manifest of an output folder cannot be read, so nothing is known of who wrote the files beside it.",
    fix: "Restore it from version control, or run again with --force to write the folder anew.",
  },
  "models-none": {
    severity: "error",
    meaning: "No model was named, and there is none in the folder models.",
    fix: "Name a model file, a folder, a pattern in quotes, or - for standard input.",
  },
  "service-missing": {
    severity: "error",
    meaning: "A model has no service, and code is generated for services.",
    fix: "Add the file that defines the service, or check that this is the right file.",
  },
  "service-unknown": {
    severity: "error",
    meaning: "A service was asked for that no model has.",
    fix: "See `wrought list` for the services there are.",
  },
  "service-ambiguous": {
    severity: "error",
    meaning: "One service is needed and the models have several.",
    fix: "Choose one with --service.",
  },
  "shape-unknown": {
    severity: "error",
    meaning: "A shape was asked for that no model has.",
    fix: "See `wrought list` for the shapes there are.",
  },
  "protocol-unserved": {
    severity: "error",
    meaning: "The mock server speaks none of a service's protocols.",
    fix: "Add a protocol trait that the mock speaks to the service, in an overlay if the model is not yours.",
  },
  "port-in-use": {
    severity: "error",
    meaning: "The port is taken by another process.",
    fix: "Choose another port, or --port 0 for any that is free.",
  },
  "listen-failed": {
    severity: "error",
    meaning: "The mock server could not listen at the address.",
    fix: "Check --host and --port; ports below 1024 need privileges.",
  },
  "scenario-unreadable": {
    severity: "error",
    meaning: "A scenario file could not be read, or its program failed.",
    fix: "Check the path; a TypeScript scenario has an object as its default export.",
  },
  "scenario-syntax": {
    severity: "error",
    meaning: "A scenario file is neither YAML nor JSON.",
    fix: "Correct the syntax.",
  },
  "scenario-invalid": {
    severity: "error",
    meaning: "A stub or a fault of a scenario does not fit the model.",
    fix: "Compare it with docs/mocking.md and with `wrought explain`.",
  },
  "pattern-untranslatable": {
    severity: "warning",
    meaning: "A pattern has no equivalent in JavaScript: it is documented, and not checked.",
    fix: "Write the pattern in the ECMAScript dialect, as the Smithy specification asks.",
  },
  "pattern-linear": {
    severity: "note",
    meaning: "A RegExp could take too long for a pattern on hostile input: the runtime's linear matcher checks it.",
    fix: "Nothing needs to be done. A RegExp, which is faster, is used when no text can be matched in two ways.",
  },
  "pattern-lenient": {
    severity: "warning",
    meaning:
      "A pattern that could take too long refers to its groups or repeats too much: it is checked, and lets more pass than it should.",
    fix: "Write it without back-references, and with counts below a thousand.",
  },
  "config-missing": {
    severity: "error",
    meaning: "The configuration file that was named does not exist.",
    fix: "Check the path; `wrought init` writes a file.",
  },
  "config-exists": {
    severity: "error",
    meaning: "A new configuration would stand where there is one.",
    fix: "Edit the one that is there, or run again with --force to overwrite it.",
  },
  "config-unreadable": {
    severity: "error",
    meaning: "A configuration file could not be read, or threw an error while it was loaded.",
    fix: "Correct the file; it has one default export, made by defineConfig.",
  },
  "config-key-unknown": {
    severity: "error",
    meaning: "A key of the configuration that Wrought does not know.",
    fix: "See docs/config.md for the keys there are.",
  },
  "config-value-invalid": {
    severity: "error",
    meaning: "A value of the configuration is not of the type that belongs there.",
    fix: "See docs/config.md for what belongs there.",
  },
  "filter-unmatched": {
    severity: "warning",
    meaning: "A filter names something that the model does not have.",
    fix: "See `wrought list` for what there is.",
  },
  "filter-required": {
    severity: "warning",
    meaning: "A filter leaves out a required member: the service will not take values without it.",
    fix: "Exclude the shape or operation as a whole, or do not exclude this trait.",
  },
  "hook-failed": {
    severity: "error",
    meaning: "A hook of the configuration threw an error.",
    fix: "Correct the hook.",
  },
  "hook-invalid": {
    severity: "error",
    meaning: "What a hook of the configuration gave back cannot be used.",
    fix: "Correct the hook; see docs/config.md for what it is to give back.",
  },
  "hook-collision": {
    severity: "error",
    meaning: "A hook of the configuration gave a name or a file that is there already.",
    fix: "Give each its own name.",
  },
  "symbol-changed": {
    severity: "note",
    meaning: "A shape's name is taken in TypeScript or by another shape, so its symbol has another one.",
    fix: "Nothing has to be done; a hook renameSymbol gives it the name of your choice.",
  },
  "enum-key-collision": {
    severity: "warning",
    meaning:
      "Two values of an enum have the same key once what no identifier can hold is replaced, so one key has another name.",
    fix: "Give the values names of their own in the model.",
  },
  "generator-failed": {
    severity: "error",
    meaning: "The generator itself failed on a model; the others were finished.",
    fix: "This is a fault of wrought: please report it with the model.",
  },
  "source-changed": {
    severity: "error",
    meaning: "A model file changed while it was being read.",
    fix: "Run again.",
  },
  "waiter-unreadable": {
    severity: "warning",
    meaning: "A path of a waiter is no JMESPath expression: the waiter is left out.",
    fix: "Correct the expression; the position is counted in its text.",
  },
  "diff-revision": {
    severity: "error",
    meaning: "A git revision to compare with cannot be read.",
    fix: "Name a commit, a branch or a tag that this clone has; a shallow clone has few of them.",
  },
  "diff-new": {
    severity: "note",
    meaning: "A model has no older version to be compared with.",
    fix: "There is nothing to do.",
  },
  "diff-lock": {
    severity: "error",
    meaning: "What the lock file recorded of a model cannot be found.",
    fix: "Pull the model, or compare with a git revision by --since.",
  },
  "pull-source-invalid": {
    severity: "error",
    meaning: "What is to be pulled is no source, or has no name for a file.",
    fix: "Name aws:SERVICE, an https address, github:OWNER/REPO/PATH@REF, npm:PACKAGE/PATH@VERSION or a path.",
  },
  "pull-not-found": {
    severity: "error",
    meaning: "The source does not exist: no such service, repository, version or file.",
    fix: "Check the name, the version and the path.",
  },
  "pull-refused": {
    severity: "error",
    meaning: "The source exists and does not give the model out, or answers something that makes no sense.",
    fix: "Check the address and what it takes to read there.",
  },
  "pull-rate-limited": {
    severity: "error",
    meaning: "The server takes no more requests for a while.",
    fix: "Wait; for GitHub set GITHUB_TOKEN.",
  },
  "pull-network": {
    severity: "error",
    meaning: "The server could not be reached, or the connection broke, in all attempts.",
    fix: "Check the network, and HTTPS_PROXY and NO_PROXY where there is a proxy.",
  },
  "pull-timeout": {
    severity: "error",
    meaning: "The server took too long.",
    fix: "Try again; --timeout gives it more time.",
  },
  "pull-redirect": {
    severity: "error",
    meaning: "The server redirects in a circle, too often, or to an address that is not https.",
    fix: "Name the final address.",
  },
  "pull-too-large": {
    severity: "error",
    meaning: "What came, packed or unpacked, is larger than any model.",
    fix: "Check that this is the right file.",
  },
  "pull-checksum": {
    severity: "error",
    meaning: "What came is not what was promised: by the source's checksum, or by the lock file for the same revision.",
    fix: "Try again; if it stays, find out who changed it before you use it.",
  },
  "pull-not-model": {
    severity: "error",
    meaning: "What came does not load as a Smithy model.",
    fix: "Check that this is the right file; nothing was changed.",
  },
  "pull-edited": {
    severity: "error",
    meaning: "The model file was edited by hand since it was pulled, and a pull would lose that.",
    fix: "Move the edits to an overlay, NAME.overlay.json beside it; --force gives them up.",
  },
  "pull-foreign": {
    severity: "error",
    meaning: "A file of that name is there and is another model.",
    fix: "Give the pulled one another name with --name; --force replaces the file.",
  },
  "pull-lock-invalid": {
    severity: "error",
    meaning: "The lock file is there and cannot be read.",
    fix: "Restore it from version control, or remove it and pull again.",
  },
  "pull-lock-empty": {
    severity: "error",
    meaning: "The models that the lock file names were to be pulled, and it names none.",
    fix: "Name a source, as in `wrought pull aws:cognito-identity-provider`.",
  },
  "pull-overlay-broken": {
    severity: "warning",
    meaning: "An overlay no longer fits the model that was pulled.",
    fix: "Correct the overlay; `wrought lint` says where.",
  },
  "pull-licence-unknown": {
    severity: "note",
    meaning: "The source does not say under which licence the model is.",
    fix: "Say it with --licence.",
  },
  "smithy-build-invalid": {
    severity: "error",
    meaning: "A smithy-build.json is not JSON, or a value of it is not of the type that belongs there.",
    fix: "See docs/smithy-build.md for what is read of it.",
  },
  "smithy-build-key-unknown": {
    severity: "warning",
    meaning: "A key of smithy-build.json that smithy-build does not know.",
    fix: "Remove it, or correct its name.",
  },
  "smithy-build-variable-missing": {
    severity: "error",
    meaning: "A smithy-build.json uses a variable that the environment does not have.",
    fix: "Set the variable; \\${NAME} in the file stands for the text itself.",
  },
  "smithy-idl": {
    severity: "error",
    meaning: "A source of smithy-build.json is in the Smithy language, or an archive: only JSON is read.",
    fix: "Let smithy-build run wrought (docs/smithy-build.md), or make JSON of the model with `smithy ast`.",
  },
  "transform-unknown": {
    severity: "error",
    meaning: "A smithy-build.json names a transform that Wrought does not have.",
    fix: "See docs/smithy-build.md for those there are; let smithy-build run wrought for others.",
  },
  "transform-invalid": {
    severity: "error",
    meaning: "An argument of a transform in smithy-build.json is missing, unknown, or of another type.",
    fix: "See docs/smithy-build.md for the arguments.",
  },
  "transform-failed": {
    severity: "error",
    meaning: "A transform of smithy-build.json asks for what the model does not have, or leaves it broken.",
    fix: "Correct the arguments; `wrought list --shapes` names what there is.",
  },
  "pack-refused": {
    severity: "error",
    meaning: "The package was not written.",
    fix: "Choose another folder with --out, or another --name.",
  },
  "sdk-missing": {
    severity: "error",
    meaning: "A client that is to be verified is not installed here.",
    fix: "Install it, and run wrought in the folder that has it in node_modules.",
  },
  "sdk-unreadable": {
    severity: "error",
    meaning: "A package is installed and is no client of the AWS SDK for JavaScript, version 3.",
    fix: "Name a package as @aws-sdk/client-sqs.",
  },
  "linter-error": {
    severity: "error",
    meaning: "A validator of the model's own metadata, with the severity ERROR, found something.",
    fix: "Change the model; `validators` in its metadata says what is looked for.",
  },
  "linter-warning": {
    severity: "warning",
    meaning: "A validator of the model's own metadata found something.",
    fix: "Change the model, or suppress the event with the trait suppress or in the metadata.",
  },
  "linter-note": {
    severity: "note",
    meaning: "A validator of the model's own metadata, with the severity NOTE, found something.",
    fix: "Nothing has to be done.",
  },
  "linter-skipped": {
    severity: "note",
    meaning: "A validator of the model's metadata was not run.",
    fix: "Run `smithy validate` for it.",
  },
  "model-questionable": {
    severity: "warning",
    meaning: "Something in the model is allowed, and hardly does what was meant.",
    fix: "Change the model, or suppress the event with the trait suppress or in the metadata.",
  },
  "model-remark": {
    severity: "note",
    meaning: "Something in the model is allowed, and has no effect.",
    fix: "Nothing has to be done.",
  },
  "diagnostics-capped": {
    severity: "note",
    meaning: "There are more problems than are shown.",
    fix: "Fix the ones shown first.",
  },
} as const;

export type DiagnosticCode = keyof typeof catalogue;

/** What a diagnostic is about. Without a hint the catalogue's fix is the hint. */
export interface DiagnosticDetails {
  readonly shapeId?: string | undefined;
  readonly location?: Location | undefined;
  readonly event?: string | undefined;
  readonly hint?: string | undefined;
}

/** The only way to make a Diagnostic: the code is typed and brings its severity along. */
export function diagnostic(code: DiagnosticCode, message: string, details: DiagnosticDetails = {}): Diagnostic {
  const { severity, fix } = catalogue[code];
  const { shapeId, location, event, hint = fix } = details;
  return Object.freeze({
    code,
    severity,
    message,
    ...(shapeId === undefined ? {} : { shapeId }),
    ...(location === undefined ? {} : { location }),
    ...(event === undefined ? {} : { event }),
    hint,
  });
}
