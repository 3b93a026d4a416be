/** The two manners of naming parameters: awsQuery's and ec2Query's. */
import type { MemberSchema } from "../../schema/schema.js";

/** How a protocol names what it puts into a form. */
export interface FormStyle {
  /** The name of a structure's or union's member that is called `name`. */
  readonly memberName: (name: string, member: MemberSchema) => string;
  /** Whether items stand directly below their list, whatever the model says. */
  readonly bareLists: boolean;
  /** Whether an empty list is written, as a name without a value. */
  readonly emptyLists: boolean;
}

/** Spec: AWS query protocol, query key resolution. */
export const queryStyle: FormStyle = {
  memberName: (name, { xml }) => xml?.name ?? name,
  bareLists: false,
  emptyLists: true,
};

/** Spec: AWS EC2 query protocol, query key resolution. Maps are not defined there; they are written as awsQuery does. */
export const ec2Style: FormStyle = {
  memberName: (name, { ec2QueryName, xml }) => ec2QueryName ?? capitalized(xml?.name ?? name),
  bareLists: true,
  emptyLists: false,
};

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The segment between a list and the number of an item, or a map and that of an entry; `undefined` where there is none. */
export function wrapperOf(
  member: MemberSchema | undefined,
  type: "list" | "map",
  item: MemberSchema,
  style: FormStyle,
): string | undefined {
  if (member?.xml?.flattened === true || (type === "list" && style.bareLists)) return undefined;
  return type === "map" ? "entry" : (item.xml?.name ?? "member");
}
