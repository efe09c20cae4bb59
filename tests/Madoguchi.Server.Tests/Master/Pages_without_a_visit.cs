using System.Text;
using FluentAssertions;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;
using Xunit;

namespace Madoguchi.Server.Tests.Master;

/// <summary>A kiosk shows the page as a code that phones open: what stands there must be an address and nothing else.</summary>
public class Pages_without_a_visit
{
    const string Page = "https://www.lg-waps.go.jp/";

    static readonly SeedFiles Demo = SeedFiles.Of(Seed.DemoFolder);

    [Fact]
    public void Are_read_and_written_with_the_procedure()
    {
        var (seed, mistakes) = Seed.Read(Demo);
        mistakes.Should().BeEmpty();
        var master = MasterReader.Of(seed);
        (master.Procedure("J10")!.WithoutVisitUrl, master.Procedure("J01")!.WithoutVisitUrl).Should().Be((Page, null));
        Things.Between(seed, Seed.Read(SeedExport.Files(seed)).Seed).Should().BeEmpty();
    }

    [Theory]
    [InlineData("http://www.city.example.jp/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user@www.city.example.jp/")]
    [InlineData("https://localhost/")]
    [InlineData("https://www.city.example.jp/証明書")]
    [InlineData("https://www.city.example.jp/a b")]
    [InlineData("www.city.example.jp")]
    [InlineData("//www.city.example.jp/")]
    public void That_are_none_are_told(string page)
    {
        var files = Demo with { Procedures = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Demo.Procedures).Replace(Page, page, StringComparison.Ordinal)) };
        Seed.Read(files).Mistakes.Should().NotBeEmpty()
            .And.OnlyContain(one => one.Path == "without_visit_url" && one.Japanese == $"「{page}」は使えません。https:// で始まる半角150文字までにしてください。");
    }

    [Fact]
    public void That_no_phone_would_read_from_a_screen_are_told()
    {
        PageAddress.IsGood("https://www.city.example.jp/" + new string('a', PageAddress.Longest)).Should().BeFalse();
        PageAddress.IsGood("https://www.city.example.jp/certificates?lang=ja#konbini").Should().BeTrue();
    }
}
