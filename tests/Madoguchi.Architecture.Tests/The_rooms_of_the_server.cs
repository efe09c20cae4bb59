namespace Madoguchi.Architecture.Tests;

public class The_rooms_of_the_server
{
    const string Server = "Madoguchi.Server";
    const string Violations = "Madoguchi.Architecture.Tests.Violations";

    static readonly AssemblyFacts Own = AssemblyFacts.Of(typeof(The_rooms_of_the_server).Assembly);
    static readonly AssemblyFacts Host = AssemblyFacts.Beside(Server)!;

    [Fact]
    public void A_feature_does_not_use_another_feature() => Rooms.BetweenFeatures(Host, Server).Should().BeEmpty();

    [Fact]
    public void Only_persistence_touches_a_database_driver() => Rooms.DriversElsewhere(Host, Server).Should().BeEmpty();

    [Fact]
    public void Only_the_broadcaster_touches_a_hub_context() => Rooms.HubContextsElsewhere(Host, Server).Should().BeEmpty();

    [Fact]
    public void The_code_of_the_server_is_really_read() => Host.Uses.Should().Contain(use => use.From.StartsWith(Server, StringComparison.Ordinal) && use.Member != null);

    [Fact]
    public void A_feature_that_uses_another_is_seen_even_inside_a_closure() =>
        Rooms.BetweenFeatures(Own, Violations).Select(use => use.From).Distinct().Should().Equal($"{Violations}.Features.Alpha.CallsBeta");

    [Fact]
    public void A_database_driver_outside_persistence_is_seen() =>
        Rooms.DriversElsewhere(Own, Violations).Select(use => use.From).Distinct().Should()
            .BeEquivalentTo($"{Violations}.Features.Alpha.OpensTheDatabase", $"{Violations}.Features.Alpha.QueriesTheDatabase");

    [Fact]
    public void A_hub_context_outside_the_broadcaster_is_seen() =>
        Rooms.HubContextsElsewhere(Own, Violations).Select(use => use.From).Distinct().Should().Equal($"{Violations}.SpeaksToHubs");
}
