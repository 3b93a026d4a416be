/** The bodies of restXml: one XML document, timestamps as date-times (spec: AWS restXml, XML shape serialization). */
import { targetOf, type MemberSchema, type ServiceSchema, nameOf } from "../../schema/schema.js";
import { getterOf } from "../../codec/member-access.js";
import {
  type XmlElement,
  type XmlReaders,
  type XmlWriters,
  namespaceText,
  parseXml,
  rootNameOf,
  xmlReaders,
  xmlWriters,
} from "../../codec/xml/index.js";
import { type Body, type BodyFormat, MalformedBody } from "../../http-binding/index.js";

/** What S3 and its kin begin their documents with; test GetBucketLocationUnwrappedOutput compares it byte by byte. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

type Namespace = ServiceSchema["xmlNamespace"];

/** What all formats of a service share: what schemas have in common is compiled once. */
export interface XmlCodec {
  readonly readers: XmlReaders;
  readonly writers: XmlWriters;
  readonly parse: (body: Body) => XmlElement;
  /** The namespace of documents whose root states none. */
  readonly namespace: Namespace;
}

/** The codec of a server. */
export function xmlCodec({ xmlNamespace }: ServiceSchema, maxDepth: number): XmlCodec {
  // A level of values takes three elements at most: a map's own, `entry` and `value`.
  const maxElements = 3 * maxDepth + 3;
  const timestampFormat = "date-time";
  return {
    readers: xmlReaders({ timestampFormat, offsets: false, maxDepth, defaults: true, unknownUnionMembers: "reject" }),
    writers: xmlWriters({ timestampFormat, maxDepth, defaults: true }),
    parse: (body) => {
      const root = parseXml(body, maxElements);
      if (root === undefined) throw new MalformedBody("the body is not XML");
      return root;
    },
    namespace: xmlNamespace,
  };
}

/** The body format of inputs and outputs. The name of a request's root does not matter: clients differ in it. */
export function xmlFormat({ readers, writers, parse, namespace }: XmlCodec): BodyFormat {
  return {
    mediaType: "application/xml",
    membersReader: (schema) => {
      const read = readers.of(schema);
      return (body) => read(parse(body), 0);
    },
    membersWriter: (schema) => {
      const write = writers.of(schema);
      const tag = tagOf(rootNameOf(schema), schema.xml?.namespace ?? namespace);
      return (value) => xmlDeclaration + write(tag, value, 0);
    },
    payloadReader: (member) => {
      const read = readers.of(targetOf(member));
      return (body) => read(parse(body), 0);
    },
    payloadWriter: (member) => {
      const write = writers.of(targetOf(member));
      const tag = payloadTag(member, namespace);
      return (value) => xmlDeclaration + write(tag, value, 0);
    },
    writesEmptyMembers: false,
    // Not every client says it, and the services do not ask (test RestXmlEndpointTraitWithHostLabel).
    assumesMediaType: true,
  };
}

function payloadTag(member: MemberSchema, namespace: Namespace) {
  const target = targetOf(member);
  const xml = target.type === "structure" || target.type === "union" ? target.xml : undefined;
  return tagOf(
    member.xml?.name ?? xml?.name ?? nameOf(target.id),
    member.xml?.namespace ?? xml?.namespace ?? namespace,
  );
}

function tagOf(name: string, namespace: Namespace): { readonly name: string; readonly attributes: string } {
  return { name, attributes: namespaceText(namespace) };
}

/** The format of outputs that are one member's element, with nothing around it (`aws.customizations#s3UnwrappedXmlOutput`). */
export function unwrappedFormat(codec: XmlCodec): BodyFormat {
  const format = xmlFormat(codec);
  return {
    ...format,
    membersWriter: (schema) => {
      const [entry] = Object.entries(schema.members);
      if (entry === undefined) return format.membersWriter(schema);
      const [name, member] = entry;
      const write = codec.writers.of(targetOf(member));
      const tag = tagOf(member.xml?.name ?? name, member.xml?.namespace ?? schema.xml?.namespace ?? codec.namespace);
      const get = getterOf(name);
      return (value) => {
        const part = get(value as Readonly<Record<string, unknown>>);
        const root = part === undefined || part === null ? `<${tag.name}${tag.attributes}/>` : write(tag, part, 1);
        return xmlDeclaration + root;
      };
    },
  };
}
