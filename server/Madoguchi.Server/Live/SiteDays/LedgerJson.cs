using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Server.Live.SiteDays;

/// <summary>How events are written into the ledger: the type by its name, the rest as JSON that a person can read.</summary>
internal static class LedgerJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        // What is computed is not written.
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // The payload is never put into a page as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new TextConverter<ProcedureCode>(code => code.Value, text => new(text)),
            new TextConverter<ReservationCode>(code => code.Value, text => new(text)),
            new TextConverter<TicketId>(id => id.Value.ToString(), text => new(Guid.Parse(text))),
            new TextConverter<CounterNumber>(number => number.ToString(), text => new(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture))),
            new TextConverter<TicketNumber>(number => number.ToString(), text =>
                TicketNumber.TryParse(text, out var number) ? number : throw new JsonException($"'{text}' is not a ticket number.")),
        },
    };

    static readonly Dictionary<string, Type> Types = typeof(SiteDayEvent).GetNestedTypes()
        .Where(type => type.IsSubclassOf(typeof(SiteDayEvent)))
        .ToDictionary(type => type.Name);

    public static (string Type, string Payload) Write(SiteDayEvent happened) =>
        (happened.GetType().Name, JsonSerializer.Serialize(happened, happened.GetType(), Options));

    /// <exception cref="JsonException">The entry was written by something else.</exception>
    public static SiteDayEvent Read(string type, string payload) =>
        Types.TryGetValue(type, out var known)
            ? (SiteDayEvent)JsonSerializer.Deserialize(payload, known, Options)!
            : throw new JsonException($"Event '{type}' is not known to this version.");

    sealed class TextConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
        where T : notnull
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(write(value));
    }
}
