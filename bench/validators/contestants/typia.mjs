/** Typia 9, whose command line compiles without a patched compiler; the newer ones bring a compiler of their own. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleFile } from "../../generated-code.mjs";
import { inBench, scratch } from "../../paths.mjs";

/** The request as typia takes it. Text and not a file, because the root's type check knows no typia. */
const request = `
import typia, { type tags } from "typia";

type Text = string & tags.MaxLength<131072>;

interface HttpHeader {
  headerName?: Text;
  headerValue?: Text;
}

interface Request {
  UserPoolId: string & tags.MinLength<1> & tags.MaxLength<55> & tags.Pattern<"^[\\\\w-]+_[0-9a-zA-Z]+$">;
  ClientId: string & tags.MinLength<1> & tags.MaxLength<128> & tags.Pattern<"^[\\\\w+]+$">;
  AuthFlow:
    | "USER_SRP_AUTH"
    | "REFRESH_TOKEN_AUTH"
    | "REFRESH_TOKEN"
    | "CUSTOM_AUTH"
    | "ADMIN_NO_SRP_AUTH"
    | "USER_PASSWORD_AUTH"
    | "ADMIN_USER_PASSWORD_AUTH"
    | "USER_AUTH";
  AuthParameters?: Record<string, Text>;
  ClientMetadata?: Record<string, Text>;
  AnalyticsMetadata?: { AnalyticsEndpointId?: Text };
  ContextData?: {
    IpAddress: Text;
    ServerName: Text;
    ServerPath: Text;
    HttpHeaders: HttpHeader[];
    EncodedData?: Text;
  };
  Session?: string & tags.MinLength<20> & tags.MaxLength<2048>;
}

export const validate = typia.createValidate<Request>();
`;

export async function contestants() {
  const { validate } = await import(pathToFileURL(compiled()).href);
  return [{ name: "typia", run: validate, isValid: ({ success }) => success }];
}

const compilerOptions = { target: "es2022", module: "esnext", moduleResolution: "bundler", strict: true };

/** Compiled anew on each run: it takes two seconds. */
function compiled() {
  const folder = join(scratch, "typia");
  mkdirSync(join(folder, "source"), { recursive: true });
  writeFileSync(join(folder, "source/request.ts"), request);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...compilerOptions, skipLibCheck: true } }),
  );
  const paths = {
    input: join(folder, "source"),
    output: join(folder, "compiled"),
    project: join(folder, "tsconfig.json"),
  };
  const options = Object.entries(paths).flatMap(([name, path]) => [`--${name}`, path]);
  const command = inBench("node_modules/typia/lib/executable/typia.js");
  execFileSync(process.execPath, [command, "generate", ...options], { cwd: inBench("."), stdio: "ignore" });
  return bundleFile(join(folder, "compiled/request.ts"), join(folder, "request.mjs"));
}
