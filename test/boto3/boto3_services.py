"""boto3 against the mock of one service: each error of each operation by its class, each paginator to its end.

Called with the address of a mock that runs with `--validation off --pages 3`, and the name of the service in boto3. Prints JSON:
how many errors and paginators came out right, how many had three pages, and what did not, by operation.
"""

import datetime
import json
import re
import socket
import sys
import urllib.error
import urllib.request

import boto3
import botocore
from botocore.config import Config
from botocore.exceptions import ClientError

URL, SERVICE = sys.argv[1:]
resolve = socket.getaddrinfo
# S3 Control has the account in front of the host. Names below localhost are this machine (RFC 6761, 6.3), not to every resolver.
socket.getaddrinfo = lambda host, *more, **named: resolve(
    "127.0.0.1" if str(host).endswith("localhost") else host, *more, **named
)
TEXTS = ["us-east-1_EXAMPLE", "abcdefgh", "123456789012", "a", "ab-c", "https://a.example/c", "a@example.com",
         "arn:aws:iam::123456789012:role/abc", "12345678-1234-1234-1234-123456789012"]  # fmt: skip


def control(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{URL}/_wrought/{path}", data, {"content-type": "application/json"}, method=method)
    with urllib.request.urlopen(request) as response:
        text = response.read()
    return json.loads(text) if text else None


def text_for(shape):
    if shape.enum:
        return shape.enum[0]
    least, most = shape.metadata.get("min", 1) or 1, shape.metadata.get("max", 1 << 20)
    for text in TEXTS:
        padded = (text + "a" * (least - len(text)))[:most]
        try:
            if re.search(shape.metadata.get("pattern", ""), padded):
                return padded
        except re.error:
            return padded
    return "a" * least


def value_for(shape, depth=0):
    """The smallest value that boto3 sends."""
    kind = shape.type_name
    if kind == "structure":
        if shape.is_tagged_union:
            name, member = next(iter(shape.members.items()))
            return {name: value_for(member, depth + 1)}
        required = set(shape.required_members) if depth < 8 else set()
        return {name: value_for(shape.members[name], depth + 1) for name in shape.members if name in required}
    if kind == "list":
        return [value_for(shape.member, depth + 1) for _ in range(shape.metadata.get("min", 0) if depth < 8 else 0)]
    if kind == "map":
        return {value_for(shape.key): value_for(shape.value, depth + 1)} if shape.metadata.get("min") else {}
    if kind == "timestamp":
        return datetime.datetime(2024, 1, 1)
    if kind == "blob":
        return b"x" * max(1, shape.metadata.get("min", 0))
    simple = {"integer": 1, "long": 1, "float": 1.0, "double": 1.0, "boolean": True}
    return max(simple[kind], shape.metadata.get("min", 0)) if kind in simple else text_for(shape)


client = boto3.client(
    SERVICE,
    endpoint_url=URL,
    region_name="us-east-1",
    aws_access_key_id="mock",
    aws_secret_access_key="mock",
    config=Config(retries={"max_attempts": 0}, inject_host_prefix=False, s3={"addressing_style": "path"}),
)
model = client.meta.service_model
served = {operation["name"] for operation in control("GET", "operations")}
result = {"errors": 0, "paginators": 0, "threePages": 0, "refused": 0, "problems": []}


def try_error(name, error, args):
    """Returns what is wrong; None where nothing is."""
    try:
        control("POST", "stubs", {"on": name, "error": error.name, "message": "as told", "times": 1})
    except urllib.error.HTTPError:
        result["refused"] += 1  # an error with required members, or one that this version of the model has not
        return None
    try:
        getattr(client, botocore.xform_name(name))(**args)
        return "no error"
    except ClientError as e:
        said = e.response["Error"].get("Message")
        if type(e).__name__ != error.name and not isinstance(e, client.exceptions.from_code(error.error_code)):
            return f"is {type(e).__name__}"
        if said != "as told" and model.operation_model(name).http["method"] != "HEAD":
            return f"says {said!r}"
    result["errors"] += 1
    return None


def try_pages(name, args):
    pages = 0
    for _ in client.get_paginator(botocore.xform_name(name)).paginate(**args):
        pages += 1
        if pages > 5:
            return "does not end"
    result["paginators"] += 1
    result["threePages"] += pages == 3
    return None


for name in model.operation_names:
    method = botocore.xform_name(name)
    if name not in served or not hasattr(client, method):
        continue
    operation = model.operation_model(name)
    attempts = [(error.name, lambda args, it=error: try_error(name, it, args)) for error in operation.error_shapes]
    if client.can_paginate(method):
        attempts.insert(0, ("pages", lambda args: try_pages(name, args)))
    for what, attempt in attempts:
        try:
            problem = attempt(value_for(operation.input_shape) if operation.input_shape else {})
        except Exception as e:
            problem = f"{type(e).__name__}: {e}"[:200]
        if problem is not None:
            result["problems"].append(f"{name}, {what}: {problem}")
        control("DELETE", "stubs")

print(json.dumps(result))
