using System.Reflection;
using System.Text.Json;

namespace Madoguchi.Ui.Languages;

static class TextFile
{
    public static IReadOnlyDictionary<string, string> Read(Assembly assembly, string folder, string language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var ending = $".{Dotted(folder.Trim('/', '\\'))}.{language}.json";
        var name = assembly.GetManifestResourceNames()
            .Where(name => $".{Dotted(name)}".EndsWith(ending, StringComparison.Ordinal))
            .MinBy(name => name.Length);
        if (name is not null)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            Flatten("", document.RootElement, texts);
        }
        return texts;
    }

    static string Dotted(string path) => path.Replace('/', '.').Replace('\\', '.');

    static void Flatten(string prefix, JsonElement element, Dictionary<string, string> texts)
    {
        foreach (var property in element.EnumerateObject())
        {
            var key = prefix.Length is 0 ? property.Name : $"{prefix}.{property.Name}";
            if (property.Value.ValueKind is JsonValueKind.Object)
                Flatten(key, property.Value, texts);
            else
                texts.Add(key, property.Value.GetString()!);
        }
    }
}
