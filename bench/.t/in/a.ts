import typia, { type tags } from "typia";
interface A { UserPoolId: string & tags.MinLength<1> & tags.MaxLength<55> & tags.Pattern<"^[\\w-]+_[0-9a-zA-Z]+$">; m?: Record<string, string & tags.MaxLength<10>> }
export const validate = typia.createValidate<A>();
