/** What the examples of `docs/where-it-runs.md` mount in tests, beside the mock that the page has. */
import { createCognitoIdentityProviderMock } from "../../generated/cognito-identity-provider/index.js";
import { sigv4 } from "../../runtime/adapter/sigv4/index.js";
import { createMock } from "../../runtime/mock/index.js";
import { smallStreams } from "../streams/small-streams.js";

/** Whose signatures `signedBelow` accepts. */
export const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

/** A mock that verifies signatures, below a path. */
export const signedBelow = (path: string) => createCognitoIdentityProviderMock({ auth: sigv4({ credentials, path }) });

type Pieces = AsyncIterable<Uint8Array>;
interface StreamHandlers {
  Put: (input: { readonly body: Pieces }) => Promise<void>;
  Get: () => { readonly body: AsyncIterable<string> };
}

/** What its operations do is the affair of each test. */
export const streaming: StreamHandlers = { Put: () => Promise.resolve(), Get: () => ({ body: nothing() }) };

async function* nothing(): AsyncGenerator<string> {
  yield await Promise.resolve("");
}

/** A mock with bodies that stream. */
export const streamingMock = createMock({ service: smallStreams("aws.protocols#restJson1"), handlers: streaming });
