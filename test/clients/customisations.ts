/** What published clients do on their own and no model says: each proven, and each an error once it is no longer met. */

/** Members that a client changes, fills in, computes from others, refuses or cannot do without. */
export interface Customisation {
  /** The end of the package's name. */
  readonly service: string;
  /** As `Shape$member`, by the names of the model; `*` is every shape. Members to be put in are named without a shape. */
  readonly members: readonly string[];
  /** What is done with the members: taken out of the case (when absent), or put into it. */
  readonly how?: "present";
  /** The operations, when it is not all of those that have the members. */
  readonly operations?: readonly string[];
  readonly reason: string;
}

export const customisations: readonly Customisation[] = [
  {
    service: "api-gateway",
    operations: ["GetExport"],
    members: ["GetExportRequest$accepts"],
    reason: "sends `Accept: application/json` with everything",
  },
  {
    service: "ec2",
    operations: ["CopySnapshot"],
    members: ["CopySnapshotRequest$DestinationRegion", "CopySnapshotRequest$PresignedUrl"],
    reason: "signs an address for the source region",
  },
  {
    service: "eventbridge",
    operations: ["PutEvents"],
    members: ["PutEventsRequest$EndpointId"],
    reason: "signs for several regions then, which takes a package that is not a dependency",
  },
  {
    service: "sesv2",
    operations: ["SendEmail", "SendBulkEmail"],
    members: ["SendEmailRequest$EndpointId", "SendBulkEmailRequest$EndpointId"],
    reason: "signs for several regions then, which takes a package that is not a dependency",
  },
  {
    service: "s3",
    members: ["*$ChecksumAlgorithm", "*$ChecksumCRC32", "*$ChecksumMode"],
    reason: "computes a checksum itself and says which, and asks for one to check",
  },
  {
    service: "s3",
    operations: ["CopyObject", "UploadPartCopy"],
    how: "present",
    members: ["CopyObjectResult", "CopyPartResult"],
    reason: "takes a success without a body for a failure",
  },
  {
    service: "s3",
    members: ["*$Expires"],
    reason: "reads it as a date, and keeps a text that is none in ExpiresString",
  },
  {
    service: "s3",
    members: ["*$SSECustomerKey", "*$SSECustomerKeyMD5", "*$CopySourceSSECustomerKey", "*$CopySourceSSECustomerKeyMD5"],
    reason: "takes the key itself, and sends it in base64 together with its MD5",
  },
];

/** What a client needs to be content with samples at all. */
interface ClientNeeds {
  readonly settings?: object;
  /** Input members that edges leave alone. */
  readonly kept?: readonly string[];
  readonly reason: string;
}

export const clientNeeds: Readonly<Record<string, ClientNeeds>> = {
  ec2: { kept: ["SourceRegion"], reason: "makes an address of the source region" },
  kinesis: {
    settings: { endpoint: "https://kinesis.us-east-1.amazonaws.com" },
    reason: "finds its endpoint from ARNs, which samples have of the model's pattern but not of the rules'",
  },
  sqs: { settings: { md5: false }, reason: "checks that each answer's MD5 is that of the message" },
};

/** The customisations that can matter to an operation. */
export function customisationsOf(service: string, operation: string): readonly Customisation[] {
  return customisations.filter((it) => it.service === service && (it.operations?.includes(operation) ?? true));
}

/** A name for one. */
export function keyOf({ service, members }: Customisation): string {
  return `${service}: ${members.join(", ")}`;
}
