/** The prose of a package: its README and its Dockerfile. */
import Handlebars from "handlebars";
import { escapedText } from "../documentation/paragraph-of.js";
import type { ClientNames } from "./clients-of.js";
import type { Packed } from "./packed.js";
import { tarballNameOf } from "./package-name.js";

export interface ReadmeView {
  readonly packed: Pick<Packed, "name" | "version" | "title" | "service">;
  /** The package's name. */
  readonly name: string;
  /** The function that makes the mock. */
  readonly createMock: string;
  readonly clients: ClientNames | undefined;
}

const render = Handlebars.compile(
  `# {{title}}: a mock

It answers as {{title}} does on the wire: requests are validated, operations that nobody scripted get answers made from the model,
and an unmodified SDK cannot tell the difference. Nothing has to be installed beside it but Node 20.19 or newer.

\`\`\`sh
npx {{name}} --port 4566          # from a registry
npx ./{{tarball}} --port 4566     # from the file
\`\`\`

\`{{command}} --help\` lists its options: the seed of its answers, validation, scenarios of stubs and faults, signatures.

{{#if clients}}
## Clients

Every AWS SDK and the AWS CLI read the address from the environment, so nothing in the program has to change. Any credentials will do:

\`\`\`sh
export AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=mock AWS_SECRET_ACCESS_KEY=mock
\`\`\`

Or in code. JavaScript:

\`\`\`js
import { {{clients.javaScript.client}} } from "{{clients.javaScript.module}}";

const client = new {{clients.javaScript.client}}({
  endpoint: "http://127.0.0.1:4566",
  region: "us-east-1",
  credentials: { accessKeyId: "mock", secretAccessKey: "mock" },
});
\`\`\`

Python:

\`\`\`python
import boto3

client = boto3.client(
    "{{clients.python}}",
    endpoint_url="http://127.0.0.1:4566",
    region_name="us-east-1",
    aws_access_key_id="mock",
    aws_secret_access_key="mock",
)
\`\`\`

Go:

\`\`\`go
cfg, err := config.LoadDefaultConfig(ctx,
	config.WithRegion("us-east-1"),
	config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider("mock", "mock", "")))
client := {{clients.go}}.NewFromConfig(cfg, func(o *{{clients.go}}.Options) {
	o.BaseEndpoint = aws.String("http://127.0.0.1:4566")
}) // github.com/aws/aws-sdk-go-v2/service/{{clients.go}}
\`\`\`

Java:

\`\`\`java
{{clients.java.client}} client = software.amazon.awssdk.services.{{clients.java.module}}.{{clients.java.client}}.builder()
    .endpointOverride(URI.create("http://127.0.0.1:4566"))
    .region(Region.US_EAST_1)
    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("mock", "mock")))
    .build();
\`\`\`

The AWS CLI:

\`\`\`sh
aws --endpoint-url http://127.0.0.1:4566 {{clients.python}} help
\`\`\`
{{/if}}

## In process

Typed, without a port:

\`\`\`js
import { {{createMock}} } from "{{name}}";
import { startMock } from "{{name}}/node"; // a server of node:http
import { sdkHandler } from "{{name}}/sdk"; // the requestHandler of a JavaScript SDK client

const mock = {{createMock}}({ seed: 7 });
const response = await mock.fetch(new Request("http://mock/")); // anywhere that has fetch
\`\`\`

## In a container

\`\`\`sh
docker build --tag {{command}} . && docker run --rm --publish 4566:4566 {{command}}
\`\`\`

Packed by wrought from the model of \`{{service}}\`. THIRD-PARTY.txt has the licences of what is inside.
`,
  { noEscape: true, strict: true },
);

/** `README.md`. */
export function packageReadme({ packed, name, createMock, clients }: ReadmeView): string {
  const { version, service } = packed;
  const tarball = tarballNameOf(name, version);
  const view = { title: escapedText(packed.title), name, command: packed.name, tarball, service, createMock, clients };
  return `${render(view)
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

/** The image holds one file besides Node; its control API asks for the token that the log shows. */
export const dockerfile = `FROM node:22-alpine
WORKDIR /mock
COPY package.json server.js THIRD-PARTY.txt ./
USER node
EXPOSE 4566
ENTRYPOINT ["node", "server.js", "--host", "0.0.0.0"]
`;
