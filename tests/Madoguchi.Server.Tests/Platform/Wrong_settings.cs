using FluentAssertions;
using Madoguchi.Contracts.Hosts;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Platform.Settings;
using Madoguchi.TestKit.Programs;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Madoguchi.Server.Tests.Platform;

public class Wrong_settings
{
    [Theory]
    [InlineData("Madoguchi:Database", "mysql:x", "MADOGUCHI__DATABASE is \"mysql:x\"; sqlite:PATH or*")]
    [InlineData("Madoguchi:Database", "Host=db;Password=hunter2;Sulk=1", "MADOGUCHI__DATABASE is \"Host=db;Sulk=1\"; *")]
    [InlineData("Madoguchi:Clock", "nine", "MADOGUCHI__CLOCK is *nine*")]
    [InlineData("Madoguchi:ReservationWeb:Url", "ftp://x", "MADOGUCHI__RESERVATIONWEB__URL is \"ftp://x\"; an address like *")]
    [InlineData("Madoguchi:ReservationWeb:Url", "http://127.0.0.1:5081", "MADOGUCHI__RESERVATIONWEB__KEY is \"\"; *")]
    [InlineData("Madoguchi:PublicPerSecond", "-1", "MADOGUCHI__PUBLICPERSECOND is \"-1\"; a whole number from 1 to 1000000 is allowed.")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "nowhere", "OTEL_EXPORTER_OTLP_ENDPOINT is \"nowhere\"; *")]
    public void A_wrong_setting_is_named_with_its_value_and_what_is_allowed(string key, string value, string sentence)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
        FluentActions.Invoking(() => ServerSettings.Read(configuration)).Should().Throw<SettingException>().WithMessage(sentence);
    }

    [Fact]
    public void Without_any_setting_the_server_uses_a_file_and_the_real_time()
    {
        var settings = ServerSettings.Read(new ConfigurationBuilder().Build());
        settings.Database.Should().Be(new DatabaseAddress.Sqlite("data/madoguchi.db"));
        settings.Clock.Should().BeSameAs(TimeProvider.System);
    }

    [Theory]
    [InlineData("MADOGUCHI__DATABASE", "mysql:x")]
    [InlineData("MADOGUCHI__DATABASE", "sqlite:/proc/nothing/here.db")]
    [InlineData("MADOGUCHI__DATABASE", "Host=127.0.0.1;Port=1;Database=none;Timeout=2")]
    [InlineData("ASPNETCORE_URLS", "nonsense")]
    public async Task The_program_ends_with_one_sentence_and_exit_code_1(string name, string value)
    {
        using var program = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [BuiltProgram.Server.Path])
        {
            WorkingDirectory = Directory.CreateTempSubdirectory("madoguchi-").FullName,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { [name] = value },
        })!;
        var (error, output) = (program.StandardError.ReadToEndAsync(), program.StandardOutput.ReadToEndAsync());
        await program.WaitForExitAsync();
        program.ExitCode.Should().Be(1, await output);
        (await error).Trim().Should().StartWith($"{name} ").And.Contain($"\"{value.Replace(";Timeout=2", "", StringComparison.Ordinal)}\"").And.NotContain("\n");
    }
}
