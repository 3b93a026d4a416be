import * as __typia_transform__accessExpressionAsString from "typia/lib/internal/_accessExpressionAsString.js";
import * as __typia_transform__validateReport from "typia/lib/internal/_validateReport.js";
import * as __typia_transform__createStandardSchema from "typia/lib/internal/_createStandardSchema.js";
import { type tags } from "typia";
interface A {
    UserPoolId: string & tags.MinLength<1> & tags.MaxLength<55> & tags.Pattern<"^[\\w-]+_[0-9a-zA-Z]+$">;
    m?: Record<string, string & tags.MaxLength<10>>;
}
export const validate = (() => { const _io0 = (input: any): boolean => "string" === typeof input.UserPoolId && (1 <= input.UserPoolId.length && input.UserPoolId.length <= 55 && RegExp("^[\\w-]+_[0-9a-zA-Z]+$").test(input.UserPoolId)) && (undefined === input.m || "object" === typeof input.m && null !== input.m && false === Array.isArray(input.m) && _io1(input.m)); const _io1 = (input: any): boolean => Object.keys(input).every((key: any) => {
    const value = input[key];
    if (undefined === value)
        return true;
    return "string" === typeof value && value.length <= 10;
}); const _vo0 = (input: any, _path: string, _exceptionable: boolean = true): boolean => ["string" === typeof input.UserPoolId && (1 <= input.UserPoolId.length || _report(_exceptionable, {
        path: _path + ".UserPoolId",
        expected: "string & MinLength<1>",
        value: input.UserPoolId
    })) && (input.UserPoolId.length <= 55 || _report(_exceptionable, {
        path: _path + ".UserPoolId",
        expected: "string & MaxLength<55>",
        value: input.UserPoolId
    })) && (RegExp("^[\\w-]+_[0-9a-zA-Z]+$").test(input.UserPoolId) || _report(_exceptionable, {
        path: _path + ".UserPoolId",
        expected: "string & Pattern<\"^[\\\\w-]+_[0-9a-zA-Z]+$\">",
        value: input.UserPoolId
    })) || _report(_exceptionable, {
        path: _path + ".UserPoolId",
        expected: "(string & MinLength<1> & MaxLength<55> & Pattern<\"^[\\\\w-]+_[0-9a-zA-Z]+$\">)",
        value: input.UserPoolId
    }), undefined === input.m || ("object" === typeof input.m && null !== input.m && false === Array.isArray(input.m) || _report(_exceptionable, {
        path: _path + ".m",
        expected: "(Record<string, string & MaxLength<10>> | undefined)",
        value: input.m
    })) && _vo1(input.m, _path + ".m", true && _exceptionable) || _report(_exceptionable, {
        path: _path + ".m",
        expected: "(Record<string, string & MaxLength<10>> | undefined)",
        value: input.m
    })].every((flag: boolean) => flag); const _vo1 = (input: any, _path: string, _exceptionable: boolean = true): boolean => [false === _exceptionable || Object.keys(input).map((key: any) => {
        const value = input[key];
        if (undefined === value)
            return true;
        return "string" === typeof value && (value.length <= 10 || _report(_exceptionable, {
            path: _path + __typia_transform__accessExpressionAsString._accessExpressionAsString(key),
            expected: "string & MaxLength<10>",
            value: value
        })) || _report(_exceptionable, {
            path: _path + __typia_transform__accessExpressionAsString._accessExpressionAsString(key),
            expected: "(string & MaxLength<10>)",
            value: value
        });
    }).every((flag: boolean) => flag)].every((flag: boolean) => flag); const __is = (input: any): input is A => "object" === typeof input && null !== input && _io0(input); let errors: any; let _report: any; return __typia_transform__createStandardSchema._createStandardSchema((input: any): import("typia").IValidation<A> => {
    if (false === __is(input)) {
        errors = [];
        _report = (__typia_transform__validateReport._validateReport as any)(errors);
        ((input: any, _path: string, _exceptionable: boolean = true) => ("object" === typeof input && null !== input || _report(true, {
            path: _path + "",
            expected: "A",
            value: input
        })) && _vo0(input, _path + "", true) || _report(true, {
            path: _path + "",
            expected: "A",
            value: input
        }))(input, "$input", true);
        const success = 0 === errors.length;
        return success ? {
            success,
            data: input
        } : {
            success,
            errors,
            data: input
        } as any;
    }
    return {
        success: true,
        data: input
    } as any;
}); })();
