using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Checks;

/// <summary>
/// The JSON Schemas of the content files, from the same contract that the strict loading reads by, with the records'
/// docstrings as descriptions. Editors complete and check with them.
/// </summary>
internal static class SchemaExport
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static IEnumerable<ContentPaper> All()
    {
        var json = ContentJson.Default;
        var docstrings = Docstrings.Load();
        return new (string Name, JsonTypeInfo Type)[]
        {
            ("version", json.VersionFile),
            ("questions", json.QuestionsFile),
            ("causes", json.CausesFile),
            ("medicines", json.MedicinesFile),
            ("triggers", json.TriggersFile),
            ("outcomes", json.OutcomesFile),
            ("advice", json.AdviceFile),
            ("sources", json.SourcesFile),
            ("translation", json.TranslationFile),
        }.Select(file => new ContentPaper($"schema/{file.Name}.schema.json", Export(file.Type, docstrings).ToJsonString(Readable) + "\n"));
    }

    private static JsonObject Export(JsonTypeInfo type, Docstrings docstrings)
    {
        var options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Complete(context, node, docstrings),
        };
        var schema = type.GetJsonSchemaAsNode(options).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema;
    }

    private static JsonObject Complete(JsonSchemaExporterContext context, JsonNode node, Docstrings docstrings)
    {
        var type = context.TypeInfo.Type;
        var schema = node as JsonObject ?? [];
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))
        {
            schema = new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", ["maxLength"] = 64 };
        }
        else if (type == typeof(VersionNumber))
        {
            schema = new JsonObject { ["type"] = "string", ["pattern"] = "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$" };
        }
        else if (context.TypeInfo.Converter is IWords words)
        {
            schema = new JsonObject { ["enum"] = new JsonArray([.. words.Texts.Select(text => (JsonNode)text)]) };
        }
        else if (type == typeof(string))
        {
            schema = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
        }
        else if (schema["type"] is JsonArray types)
        {
            // An optional member is left out, never null.
            schema["type"] = types.First(word => word!.GetValue<string>() != "null")!.DeepClone();
        }

        var description = context.PropertyInfo is { } member ? docstrings.Of(member) : docstrings.Of(type);
        if (description is not null)
        {
            schema["description"] = description;
        }

        return schema;
    }
}
