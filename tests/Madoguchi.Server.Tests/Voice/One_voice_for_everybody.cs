using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Voice;
using Xunit;

namespace Madoguchi.Server.Tests.Voice;

/// <summary>A city hall with a voice, which one can take away.</summary>
public sealed class SpeakingHall : IAsyncLifetime
{
    const string OpenJTalk = "/usr/bin/open_jtalk";

    readonly string _program = Path.Combine(Path.GetTempPath(), $"open-jtalk-{Guid.NewGuid():N}");

    public string Clips { get; } = Path.Combine(Path.GetTempPath(), $"madoguchi-clips-{Guid.NewGuid():N}");

    public CityHall Hall { get; private set; } = null!;

    public void LoseTheVoice() => File.Delete(_program);

    public void FindTheVoice() => File.CreateSymbolicLink(_program, OpenJTalk);

    public async Task InitializeAsync()
    {
        FindTheVoice();
        Hall = await CityHall.Open(new Dictionary<string, string?>
        {
            ["MADOGUCHI__VOICE__JA"] = await MeiVoice.File(),
            ["MADOGUCHI__VOICE__PROGRAM"] = _program,
            ["MADOGUCHI__VOICE__OTHERS"] = "/usr/bin/espeak-ng",
            ["MADOGUCHI__VOICE__CLIPS"] = Clips,
        });
    }

    public async Task DisposeAsync()
    {
        await Hall.DisposeAsync();
        File.Delete(_program);
        Directory.Delete(Clips, recursive: true);
    }
}

public sealed class One_voice_for_everybody(SpeakingHall world) : IClassFixture<SpeakingHall>, IDisposable
{
    readonly HttpClient kiosk = world.Hall.Client("demo-kiosk");

    public void Dispose() => kiosk.Dispose();

    [Fact]
    public async Task Speaks_a_sentence_once_and_remembers_it_when_the_voice_is_gone()
    {
        var first = await Clip("番号札をおとりください。");
        Seconds(first).Should().BeInRange(1, 5);
        Loudest(first).Should().BeGreaterThan(3000, "it is heard in a lobby");

        world.LoseTheVoice();
        (await Clip("番号札をおとりください。")).Should().Equal(first);
        using var other = await Ask("ja", "まだ話していない文です。");
        other.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await other.Content.ReadAsStringAsync()).Should().Contain("refusal:busy");
        Directory.GetFiles(world.Clips, "*.part").Should().BeEmpty("nothing half done stays behind");
        world.FindTheVoice();
        (await Clip("まだ話していない文です。")).Should().NotBeEmpty("a voice that is back speaks");
    }

    [Theory]
    [InlineData("en", "Please take a number.")]
    [InlineData("zh-Hans", "请取号。")]
    [InlineData("ko", "번호표를 뽑아 주세요.")]
    public async Task Speaks_the_other_languages_too(string language, string text)
    {
        var clip = await Clip(text, language);
        Seconds(clip).Should().BeInRange(0.5, 5);
        Loudest(clip).Should().BeGreaterThan(3000);
    }

    [Fact]
    public async Task Forty_kiosks_with_one_question_make_one_clip()
    {
        var before = Directory.Exists(world.Clips) ? Directory.GetFiles(world.Clips).Length : 0;
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Clip("お手続きをお選びください。")));
        answers.Should().OnlyContain(clip => clip.SequenceEqual(answers[0]));
        Directory.GetFiles(world.Clips).Should().HaveCount(before + 1);
    }

    [Theory]
    [InlineData("fr", "Prenez un ticket.", HttpStatusCode.NotFound, "voice-unknown")]
    [InlineData("xx", "…", HttpStatusCode.NotFound, "voice-unknown")]
    [InlineData("ja", "", HttpStatusCode.BadRequest, "unreadable-request")]
    [InlineData("ja", "一行\n二行", HttpStatusCode.BadRequest, "unreadable-request")]
    [InlineData(null, "一行", HttpStatusCode.BadRequest, "unreadable-request")]
    public async Task Refuses_what_it_cannot_speak_in_one_sentence(string? language, string text, HttpStatusCode status, string code)
    {
        using var answer = await Ask(language, text);
        answer.StatusCode.Should().Be(status);
        (await answer.Content.ReadAsStringAsync()).Should().Contain($"refusal:{code}");
    }

    [Fact]
    public async Task Speaks_to_nobody_without_a_key_and_no_more_than_200_characters()
    {
        using var nobody = world.Hall.Client(null);
        using var refused = await nobody.PostAsJsonAsync(new Uri("/api/v1/voice", UriKind.Relative), new SpeakRequest("ja", "はい"));
        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var tooLong = await Ask("ja", new string('あ', 201));
        tooLong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var garbage = await kiosk.PostAsync(new Uri("/api/v1/voice", UriKind.Relative), new StringContent("[1", null, "application/json"));
        garbage.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_voice_that_is_not_there_ends_the_program_with_one_sentence()
    {
        var start = () => RunningProgram.Run(BuiltProgram.Server, [], new Dictionary<string, string?>(world.Hall.Settings)
        {
            ["MADOGUCHI__VOICE__JA"] = "/nowhere/mei.htsvoice",
        });
        (await start.Should().ThrowAsync<Exception>()).Which.Message.Should().Contain("MADOGUCHI__VOICE__JA is \"/nowhere/mei.htsvoice\"");
    }

    async Task<byte[]> Clip(string text, string language = "ja")
    {
        using var answer = await Ask(language, text);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("audio/wav");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    Task<HttpResponseMessage> Ask(string? language, string text) =>
        kiosk.PostAsJsonAsync(new Uri("/api/v1/voice", UriKind.Relative), new SpeakRequest(language, text));

    // RIFF header of 44 bytes, then 16-bit samples of one channel.
    static double Seconds(byte[] wav) => (wav.Length - 44) / 2.0 / BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(24));

    static int Loudest(byte[] wav) => Enumerable.Range(0, (wav.Length - 44) / 2)
        .Max(i => Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(wav.AsSpan(44 + 2 * i))));
}
