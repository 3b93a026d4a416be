/** What an AWS service is called in the SDK for JavaScript and in the AWS CLI. */
import type { Health } from "../api-types.js";

export interface ServiceNames {
  /** `@aws-sdk/client-…`. */
  readonly module: string;
  readonly client: string;
  /** The command of the AWS CLI. */
  readonly command: string;
}

/** Where the CLI has another name than the prefix of the service's endpoints, by SDK id. */
const commands: ReadonlyMap<string, string> = new Map([
  ["S3", "s3api"],
  ["S3 Control", "s3control"],
  ["SES", "ses"],
  ["SESv2", "sesv2"],
  ["CloudWatch", "cloudwatch"],
  ["SFN", "stepfunctions"],
  ["DynamoDB Streams", "dynamodbstreams"],
  ["Elastic Load Balancing", "elb"],
  ["Elastic Load Balancing v2", "elbv2"],
  ["ECR", "ecr"],
  ["SageMaker", "sagemaker"],
  ["Resource Groups Tagging API", "resourcegroupstaggingapi"],
  ["Bedrock Runtime", "bedrock-runtime"],
]);

/** Undefined for services that are not of AWS: nobody publishes clients of them. */
export function serviceNamesOf({ service, sdkId, endpointPrefix }: Health): ServiceNames | undefined {
  if (!service.startsWith("com.amazonaws.")) return undefined;
  const words = sdkId.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const command = commands.get(sdkId) ?? endpointPrefix ?? words.join("-").toLowerCase();
  return {
    module: `@aws-sdk/client-${words.join("-").toLowerCase()}`,
    client: `${words.join("")}Client`,
    command: command.replaceAll(/[^A-Za-z0-9-]+/g, "-"),
  };
}

/** `list-user-pools` for `ListUserPools`: words begin at capitals, and several capitals are one word. */
export function cliName(name: string): string {
  return name
    .replace(/(?<=.)([A-Z]{2,})s$/, (_, letters: string) => `-${letters.toLowerCase()}s`)
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-")
    .toLowerCase();
}
