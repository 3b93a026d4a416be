/** The linter CamelCase: `Shapes`, `traits` and members, either all of a service `lower` or all `Upper`. */
import { closureOf } from "../../knowledge/closure.js";
import { membersOf } from "../../model/members.js";
import { property } from "../../model/node.js";
import { namespaceOf } from "../../model/shape-id.js";
import type { AnyShape } from "../../model/selector/neighbors.js";
import type { MemberShape } from "../../model/shapes.js";
import type { LintedShapes, Linter, LinterEvent } from "./linter.js";
import { ownName } from "./linter.js";

const forms = { upper: /^[A-Z][A-Za-z0-9]*$/, lower: /^[a-z][A-Za-z0-9]*$/ };
type Form = keyof typeof forms;

export const camelCase: Linter = function* camelCases(shapes, configuration) {
  for (const shape of shapes.all) {
    if (shape.type === "member") continue;
    const definition = shape.traits.has("smithy.api#trait");
    // The names of protocols and of authentication schemes are theirs.
    if (shape.traits.has("smithy.api#authDefinition") || shape.traits.has("smithy.api#protocolDefinition")) continue;
    const form = definition ? "lower" : "upper";
    if (!forms[form].test(ownName(shape))) yield { shape, message: `The name is not in ${form} camel case.` };
  }
  const wanted = property(configuration, "memberNames");
  for (const members of groupsOf(shapes))
    yield* memberEvents(members, wanted === "upper" || wanted === "lower" ? wanted : commonForm(members));
};

function* memberEvents(members: readonly MemberShape[], form: Form): Iterable<LinterEvent> {
  for (const member of members)
    if (!forms[form].test(member.name))
      yield { shape: member, message: `The name ${member.name} is not in ${form} camel case, as the others are.` };
}

function commonForm(members: readonly MemberShape[]): Form {
  const count = (form: Form): number => members.filter(({ name }) => forms[form].test(name)).length;
  return count("upper") > count("lower") ? "upper" : "lower";
}

/** The members of structures and unions that each service reaches, and the others by namespace. */
function groupsOf(shapes: LintedShapes): Iterable<readonly MemberShape[]> {
  const others = new Set(shapes.all.filter((shape) => shapes.isField(shape)));
  const all: ReadonlySet<AnyShape> = new Set(others);
  const ofServices: (readonly MemberShape[])[] = [];
  for (const service of shapes.all) {
    if (service.type !== "service") continue;
    const members = closureOf(shapes.model, service)
      .shapes.flatMap(membersOf)
      .filter((member) => all.has(member));
    for (const member of members) others.delete(member);
    ofServices.push(members);
  }
  const byNamespace = new Map<string, MemberShape[]>();
  for (const member of others) {
    const namespace = namespaceOf(member.id);
    const group = byNamespace.get(namespace);
    if (group === undefined) byNamespace.set(namespace, [member]);
    else group.push(member);
  }
  return [...ofServices, ...byNamespace.values()];
}
