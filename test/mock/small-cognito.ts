/** A service schema by hand: a few operations of Cognito user pools, enough to meet the real client. */
import type {
  EnumSchema,
  ListSchema,
  MapSchema,
  MemberSchema,
  OperationSchema,
  ServiceSchema,
  StringSchema,
  StructureSchema,
} from "../../runtime/schema/schema.js";

const namespace = "com.amazonaws.cognitoidentityprovider";
const id = (name: string): string => `${namespace}#${name}`;

const plain: StringSchema = { type: "string", id: id("StringType"), length: { min: 0, max: 131072 } };
const userPoolId: StringSchema = {
  type: "string",
  id: id("UserPoolIdType"),
  length: { min: 1, max: 55 },
  pattern: { text: "^[\\w-]+_[0-9a-zA-Z]+$", regexp: /^[\w-]+_[0-9a-zA-Z]+$/ },
};
const clientId: StringSchema = {
  type: "string",
  id: id("ClientIdType"),
  length: { min: 1, max: 128 },
  pattern: { text: "^[\\w+]+$", regexp: /^[\w+]+$/ },
  sensitive: true,
};
const session: StringSchema = {
  type: "string",
  id: id("SessionType"),
  length: { min: 20, max: 2048 },
  sensitive: true,
};
const username: StringSchema = {
  type: "string",
  id: id("UsernameType"),
  length: { min: 1, max: 128 },
  pattern: { text: "^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$", regexp: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u },
  sensitive: true,
};
const token: StringSchema = { type: "string", id: id("TokenModelType"), sensitive: true };
const authFlow: EnumSchema = {
  type: "enum",
  id: id("AuthFlowType"),
  values: ["USER_SRP_AUTH", "REFRESH_TOKEN_AUTH", "USER_PASSWORD_AUTH"],
};
const challengeName: EnumSchema = {
  type: "enum",
  id: id("ChallengeNameType"),
  values: ["SMS_MFA", "NEW_PASSWORD_REQUIRED"],
};
const date = { type: "timestamp", id: id("DateType") } as const;

const map = (name: string, sensitive: boolean): MapSchema => ({
  type: "map",
  id: id(name),
  key: { target: plain },
  value: { target: plain },
  ...(sensitive ? { sensitive: true } : {}),
});
const structure = (name: string, members: Record<string, MemberSchema>): StructureSchema => ({
  type: "structure",
  id: id(name),
  members,
});
const list = (name: string, member: MemberSchema): ListSchema => ({ type: "list", id: id(name), member });
const error = (name: string, httpStatus: number, fault: "client" | "server" = "client"): StructureSchema => ({
  type: "structure",
  id: id(name),
  members: { message: { target: { type: "string", id: id("MessageType") } } },
  error: { fault, httpStatus },
});

const errors = [
  error("InternalErrorException", 500, "server"),
  error("InvalidParameterException", 400),
  error("NotAuthorizedException", 403),
  error("ResourceNotFoundException", 404),
];

const attribute = structure("AttributeType", {
  Name: { target: { type: "string", id: id("AttributeNameType"), length: { min: 1, max: 32 } }, required: true },
  Value: { target: { type: "string", id: id("AttributeValueType"), length: { max: 2048 }, sensitive: true } },
});
const attributes = list("AttributeListType", { target: attribute });

export const initiateAuth: OperationSchema = {
  id: id("InitiateAuth"),
  name: "InitiateAuth",
  auth: "optional",
  errors,
  input: {
    ...structure("InitiateAuthRequest", {
      AuthFlow: { target: authFlow, required: true },
      AuthParameters: { target: map("AuthParametersType", true) },
      ClientMetadata: { target: map("ClientMetadataType", false) },
      ClientId: { target: clientId, required: true },
      Session: { target: session },
    }),
    dependentKeys: [
      {
        member: "AuthParameters",
        by: "AuthFlow",
        cases: {
          USER_PASSWORD_AUTH: { requires: ["USERNAME", "PASSWORD"], allows: ["SECRET_HASH", "DEVICE_KEY"] },
          USER_SRP_AUTH: { requires: ["USERNAME", "SRP_A"] },
        },
      },
    ],
  },
  output: structure("InitiateAuthResponse", {
    ChallengeName: { target: challengeName },
    Session: { target: session },
    ChallengeParameters: { target: map("ChallengeParametersType", false) },
    AuthenticationResult: {
      target: structure("AuthenticationResultType", {
        AccessToken: { target: token },
        ExpiresIn: { target: { type: "integer", id: id("IntegerType") }, default: 0 },
        IdToken: { target: token },
      }),
    },
  }),
  examples: [
    {
      title: "Sign in with a password",
      input: {
        AuthFlow: "USER_PASSWORD_AUTH",
        ClientId: "1example23456789",
        AuthParameters: { USERNAME: "alice", PASSWORD: "correct horse" },
      },
      output: { AuthenticationResult: { AccessToken: "eyJ.example", ExpiresIn: 3600 }, ChallengeParameters: {} },
    },
    {
      title: "A wrong password",
      input: {
        AuthFlow: "USER_PASSWORD_AUTH",
        ClientId: "1example23456789",
        AuthParameters: { USERNAME: "alice", PASSWORD: "wrong" },
      },
      error: { shapeId: id("NotAuthorizedException"), content: { message: "Incorrect username or password." } },
    },
  ],
};

export const forgetDevice: OperationSchema = {
  id: id("ForgetDevice"),
  name: "ForgetDevice",
  auth: "optional",
  errors,
  input: structure("ForgetDeviceRequest", {
    AccessToken: { target: token },
    DeviceKey: { target: { type: "string", id: id("DeviceKeyType"), length: { min: 1, max: 55 } }, required: true },
  }),
  output: { type: "structure", id: "smithy.api#Unit", members: {} },
};

export const adminGetUser: OperationSchema = {
  id: id("AdminGetUser"),
  name: "AdminGetUser",
  errors,
  input: structure("AdminGetUserRequest", {
    UserPoolId: { target: userPoolId, required: true },
    Username: { target: username, required: true },
  }),
  output: structure("AdminGetUserResponse", {
    Username: { target: username, required: true },
    UserAttributes: { target: attributes },
    UserCreateDate: { target: date },
    Enabled: { target: { type: "boolean", id: id("BooleanType") }, default: false },
  }),
};

export const adminUpdateUserAttributes: OperationSchema = {
  id: id("AdminUpdateUserAttributes"),
  name: "AdminUpdateUserAttributes",
  errors,
  input: structure("AdminUpdateUserAttributesRequest", {
    UserPoolId: { target: userPoolId, required: true },
    Username: { target: username, required: true },
    UserAttributes: { target: attributes, required: true },
  }),
  output: structure("AdminUpdateUserAttributesResponse", {}),
};

export const listUsers: OperationSchema = {
  id: id("ListUsers"),
  name: "ListUsers",
  errors,
  input: structure("ListUsersRequest", {
    UserPoolId: { target: userPoolId, required: true },
    Limit: { target: { type: "integer", id: id("QueryLimitType"), range: { min: 0, max: 60 } } },
    PaginationToken: { target: plain },
  }),
  output: structure("ListUsersResponse", {
    Users: {
      target: list("UsersListType", {
        target: structure("UserType", { Username: { target: username }, Attributes: { target: attributes } }),
      }),
    },
    PaginationToken: { target: plain },
  }),
  paginated: { inputToken: "PaginationToken", outputToken: "PaginationToken", items: "Users", pageSize: "Limit" },
};

export const describeUserPool: OperationSchema = {
  id: id("DescribeUserPool"),
  name: "DescribeUserPool",
  errors,
  input: structure("DescribeUserPoolRequest", { UserPoolId: { target: userPoolId, required: true } }),
  output: structure("DescribeUserPoolResponse", {
    UserPool: {
      target: structure("UserPoolType", {
        Id: { target: userPoolId },
        Name: { target: { type: "string", id: id("UserPoolNameType"), length: { min: 1, max: 128 } } },
        CreationDate: { target: date },
      }),
    },
  }),
};

const operations = [initiateAuth, forgetDevice, adminGetUser, adminUpdateUserAttributes, listUsers, describeUserPool];

export const smallCognito: ServiceSchema = {
  id: id("AWSCognitoIdentityProviderService"),
  version: "2016-04-18",
  sdkId: "Cognito Identity Provider",
  protocols: ["aws.protocols#awsJson1_1"],
  operations: Object.fromEntries(operations.map((operation) => [operation.name, operation])),
};
