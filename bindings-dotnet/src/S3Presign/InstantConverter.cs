using System.Text.Json;

namespace S3Presign;

/// <summary>
/// Instants as every language writes those of a result: ISO 8601 in whole seconds and UTC, with a <c>Z</c> where
/// System.Text.Json by itself writes <c>+00:00</c>. It reads both.
/// </summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Masked.Text(value));
}
