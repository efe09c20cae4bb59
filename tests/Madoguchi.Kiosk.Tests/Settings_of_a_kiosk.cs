using FluentAssertions;
using Madoguchi.Contracts.Hosts;
using Madoguchi.Kiosk.Screens.Frame;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

public class Settings_of_a_kiosk
{
    [Theory]
    [InlineData("Server", "ftp://x")]
    [InlineData("Site", "本庁舎")]
    [InlineData("Name", " ")]
    [InlineData("Printer", "usb:1")]
    [InlineData("PrinterDots", "500")]
    [InlineData("PrinterKanji", "utf8")]
    [InlineData("StaffPin", "12")]
    public void A_wrong_one_ends_the_start_with_a_sentence_that_names_it(string name, string value) =>
        FluentActions.Invoking(() => KioskProgram.Build($"--Madoguchi:Kiosk:{name}={value}"))
            .Should().Throw<SettingException>().WithMessage($"MADOGUCHI__KIOSK__{name.ToUpperInvariant()} is *but must be *");

    [Fact]
    public void The_PIN_is_never_repeated_in_a_message() =>
        FluentActions.Invoking(() => KioskProgram.Build("--Madoguchi:Kiosk:StaffPin=12a4"))
            .Should().Throw<SettingException>().Which.Message.Should().NotContain("12a4");

    [Fact]
    public void Every_text_is_there_in_every_language_of_the_kiosk() =>
        KioskTexts.All.Missing().Should().BeEmpty();
}
