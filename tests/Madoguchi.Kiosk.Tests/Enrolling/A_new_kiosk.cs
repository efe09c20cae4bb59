using System.Text;
using FluentAssertions;
using Madoguchi.Kiosk.Tests.World;
using Xunit;

namespace Madoguchi.Kiosk.Tests.Enrolling;

public class A_new_kiosk : KioskWorld
{
    const string NotEnrolled = "このキオスクはまだ登録されていません", SentAway = "このキオスクの登録は取り消されています";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await StopKioskAsync();
        City.State.Hellos.Clear();
        await StartKioskAsync("--Madoguchi:Kiosk:Key=");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/categories")]
    [InlineData("/procedures/A")]
    [InlineData("/reservation")]
    public async Task Shows_that_it_is_not_enrolled_instead_of_leading_people_nowhere(string path)
    {
        await GoAsync(path);
        Path_.Should().Be("/enrol");
        Page.Should().Contain(NotEnrolled).And.Contain("登録コード（10文字）").And.Contain("職員を呼ぶ");
        City.State.Hellos.Should().BeEmpty();
    }

    [Fact]
    public async Task Goes_on_to_the_start_screen_without_a_restart_and_remembers_over_one()
    {
        await PostAsync("/enrol", ("code", $"{City.Code[..5]}-{City.Code[5..].ToLowerInvariant()}"));
        Path_.Should().Be("/");
        Page.Should().Contain("番号札をとる");
        City.State.Hellos.Last().Should().BeEquivalentTo(new { Site = "honchosha", Name = "entrance-1" });
        await ChooseAsync("J10");
        await IssueAsync();
        Page.Should().Contain("番号札をお取りください");

        await StopKioskAsync();
        City.State.Hellos.Clear();
        await StartKioskAsync("--Madoguchi:Kiosk:Key=");
        await UntilPageAsync("/", page => page.Contains("番号札をとる", StringComparison.Ordinal));
        City.State.Hellos.Last().Name.Should().Be("entrance-1");
    }

    [Fact]
    public async Task Types_the_code_key_by_key_without_JavaScript()
    {
        foreach (var letter in City.Code)
            await PostAsync("/enrol", ("code", Typed()), ("key", letter.ToString()));
        Typed().Should().Be(City.Code);
        await PostAsync("/enrol", ("code", Typed()), ("key", "back"));
        Typed().Should().Be(City.Code[..9]);
        await PostAsync("/enrol", ("code", Typed()));
        Page.Should().Contain("登録コードは10文字です。");
    }

    [Fact]
    public async Task Begins_a_new_code_with_the_first_letter_after_a_refused_one()
    {
        await PostAsync("/enrol", ("code", "AAAAAAAAAA"));
        Typed().Should().Be("AAAAAAAAAA");
        await PostAsync("/enrol", ("code", Typed()), ("key", "back"));
        Typed().Should().Be("AAAAAAAAA");
        await PostAsync("/enrol", ("code", "AAAAAAAAAA"));
        foreach (var letter in City.Code)
            await PostAsync("/enrol", ("code", Typed()), ("key", letter.ToString()));
        Typed().Should().Be(City.Code);
        await PostAsync("/enrol", ("code", Typed()));
        Page.Should().Contain("番号札をとる");
    }

    [Theory]
    [InlineData("AAAAAAAAAA", "この登録コードはありません。")]
    [InlineData("USEDUSEDUS", "この登録コードはすでに使われています。")]
    [InlineData("WATTAMANYX", "しばらく受け付けません。")]
    public async Task Says_why_a_code_is_refused(string code, string sentence)
    {
        await PostAsync("/enrol", ("code", code));
        Path_.Should().Be("/enrol");
        Page.Should().Contain(sentence).And.Contain(NotEnrolled);
    }

    [Fact]
    public async Task Says_that_the_server_does_not_answer()
    {
        await City.DisposeAsync();
        await PostAsync("/enrol", ("code", City.Code));
        Page.Should().Contain("につながりません。").And.Contain(new Uri(City.Url).Authority);
    }

    [Fact]
    public async Task Keeps_its_key_encrypted_and_for_its_own_user()
    {
        await PostAsync("/enrol", ("code", City.Code));
        // The voice is still being spoken into files; a file that gets its name now would not be there any more.
        await StopKioskAsync();
        foreach (var file in Directory.GetFiles(Data, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory);
            Encoding.UTF8.GetString(memory.ToArray()).Should().NotContain(City.Key, file);
        }
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(Data, "enrolment.json")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(Path.Combine(Data, "keys")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task Asks_for_a_code_again_when_its_file_cannot_be_read()
    {
        await PostAsync("/enrol", ("code", City.Code));
        await StopKioskAsync();
        await File.WriteAllTextAsync(Path.Combine(Data, "enrolment.json"), "{\"key\":\"AAAA\",\"site\":\"honchosha\",\"name\":\"x\"}");
        await StartKioskAsync("--Madoguchi:Kiosk:Key=");
        await GoAsync("/");
        Page.Should().Contain(NotEnrolled);
    }

    [Fact]
    public async Task Uses_the_key_that_is_set_before_the_one_it_was_enrolled_with()
    {
        await PostAsync("/enrol", ("code", City.Code));
        await StopKioskAsync();
        City.State.Hellos.Clear();
        await StartKioskAsync("--Madoguchi:Kiosk:Name=set-by-hand");
        await UntilPageAsync("/", page => page.Contains("番号札をとる", StringComparison.Ordinal));
        City.State.Hellos.Last().Name.Should().Be("set-by-hand");
    }

    [Fact]
    public async Task Says_so_when_its_key_is_revoked_and_takes_another_code()
    {
        await PostAsync("/enrol", ("code", City.Code));
        City.State.Revoked = true;
        await City.DisposeAsync();
        City = await City.StartAsync(City.State, City.Url);
        await UntilPageAsync("/", page => page.Contains(SentAway, StringComparison.Ordinal));
        City.State.Revoked = false;
        await PostAsync("/enrol", ("code", City.Code));
        Page.Should().Contain("番号札をとる");
    }

    [Fact]
    public async Task Stays_sent_away_over_a_restart_without_the_server_until_its_key_is_good_again()
    {
        await PostAsync("/enrol", ("code", City.Code));
        City.State.Revoked = true;
        await City.DisposeAsync();
        City = await City.StartAsync(City.State, City.Url);
        await UntilPageAsync("/", page => page.Contains(SentAway, StringComparison.Ordinal));

        await City.DisposeAsync();
        await StopKioskAsync();
        await StartKioskAsync("--Madoguchi:Kiosk:Key=");
        await GoAsync("/");
        Page.Should().Contain(SentAway).And.NotContain("番号札はお取りいただけます");

        City.State.Revoked = false;
        City = await City.StartAsync(City.State, City.Url);
        await UntilPageAsync("/", page => page.Contains("番号札をとる", StringComparison.Ordinal));
    }

    string Typed() => System.Text.RegularExpressions.Regex.Match(Page, "id=\"code\" name=\"code\" value=\"([^\"]*)\"").Groups[1].Value;
}
