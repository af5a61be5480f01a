using System.Text.Json;
using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary>
/// The JSON contract of the content files, made at build time. Unknown, missing, duplicate and null members are refused.
/// Generated code sets every init-only member, to null when the file leaves it out: optional members fall back in
/// their own setter.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(VersionFile))]
[JsonSerializable(typeof(QuestionsFile))]
[JsonSerializable(typeof(CausesFile))]
[JsonSerializable(typeof(MedicinesFile))]
[JsonSerializable(typeof(TriggersFile))]
[JsonSerializable(typeof(OutcomesFile))]
[JsonSerializable(typeof(AdviceFile))]
[JsonSerializable(typeof(SourcesFile))]
[JsonSerializable(typeof(TranslationFile))]
internal sealed partial class ContentJson : JsonSerializerContext;
