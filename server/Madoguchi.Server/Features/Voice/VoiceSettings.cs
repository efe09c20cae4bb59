using Madoguchi.Contracts.Hosts;
using Madoguchi.Server.Platform.Settings;

namespace Madoguchi.Server.Features.Voice;

/// <summary>Which programs lend the city hall their voice; none is a city hall with chime and text.</summary>
/// <param name="Japanese">A voice file (<c>.htsvoice</c>) for Open JTalk; null: Japanese is not spoken.</param>
/// <param name="OpenJTalk">The program.</param>
/// <param name="Dictionary">Open JTalk's dictionary folder.</param>
/// <param name="Others">The program espeak-ng for the other languages; null: they are not spoken.</param>
/// <param name="Clips">Folder of what was spoken before.</param>
internal sealed record VoiceSettings(string? Japanese, string OpenJTalk, string Dictionary, string? Others, string Clips)
{
    /// <exception cref="SettingException">A file that is named is not there.</exception>
    public static VoiceSettings Read(IConfiguration configuration)
    {
        var settings = new SettingReader(configuration);
        var voice = settings.Text("Voice:Ja");
        var dictionary = settings.Text("Voice:Dictionary") ?? "/var/lib/mecab/dic/open-jtalk/naist-jdic";
        if (voice is not null && !File.Exists(voice))
            throw SettingReader.Wrong("Voice:Ja", voice, "the path of a voice file (.htsvoice) for Open JTalk is allowed");
        if (voice is not null && !Directory.Exists(dictionary))
            throw SettingReader.Wrong("Voice:Dictionary", dictionary, "the folder of Open JTalk's dictionary (Debian: package open-jtalk-mecab-naist-jdic) is needed");
        return new(
            voice, Program(settings, "Voice:Program", voice is null ? null : "/usr/bin/open_jtalk") ?? "", dictionary,
            Program(settings, "Voice:Others", null), settings.Text("Voice:Clips") ?? Path.Combine("data", "voice"));
    }

    static string? Program(SettingReader settings, string name, string? otherwise)
    {
        var path = settings.Text(name) ?? otherwise;
        return path is null || File.Exists(path) ? path : throw SettingReader.Wrong(name, path, "the path of a program is allowed");
    }
}
