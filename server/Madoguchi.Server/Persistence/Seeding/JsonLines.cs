using System.Text.Json;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>The line at which each value of a JSON file begins, by path (<c>/sites/0/code</c>).</summary>
internal static class JsonLines
{
    public static Dictionary<string, int> Of(ReadOnlySpan<byte> json)
    {
        var lines = new Dictionary<string, int>();
        var reader = new Utf8JsonReader(json);
        var open = new Stack<Level>();
        var (line, counted) = (1, 0);
        while (reader.Read())
        {
            line += json[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    open.Peek().Name = reader.GetString()!;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                default:
                    var path = open.TryPeek(out var level) ? level.Next() : "";
                    lines[path] = line;
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                        open.Push(new(path, reader.TokenType is JsonTokenType.StartArray));
                    break;
            }
        }
        return lines;
    }

    sealed class Level(string path, bool isList)
    {
        int _items;

        public string Name { get; set; } = "";

        public string Next() => isList ? $"{path}/{_items++}" : $"{path}/{Name}";
    }
}
