using FluentAssertions;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Booking;

/// <summary>戸籍証明の広域交付: slots are of a category, so the residents' pages leave out its other times by what they are told here.</summary>
[Collection(RunningServer.Shared)]
public class Limited_hours_are_told(RunningServer server)
{
    [Fact]
    public void The_register_of_other_cities_goes_out_with_its_hours_and_weekdays_and_nothing_else_does()
    {
        var told = server.Services.GetRequiredService<LinkMessages>().Master().Sites.Single(site => site.Site == "honchosha").Procedures;

        told.Single(procedure => procedure.Code == "R13").Should().BeEquivalentTo(new
        {
            From = new TimeOnly(9, 0),
            To = new TimeOnly(16, 0),
            Days = new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday },
        });
        told.Where(procedure => procedure.Code != "R13").Should().HaveCountGreaterThan(20).And.OnlyContain(procedure => procedure.From == null && procedure.To == null && procedure.Days == null);
    }
}
