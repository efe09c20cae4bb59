namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>Words of the seed's files.</summary>
internal static class SeedWords
{
    public static readonly string[] Weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>Ways without a visit.</summary>
    public static readonly string[] Ways = ["convenience_store", "online", "post", "visit_plan_only"];

    /// <summary>Column of a site in procedures.csv.</summary>
    public static string Column(string site) => site.Replace('-', '_');

    /// <summary>0 is Monday.</summary>
    public static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;

    public static string Of(Handling handling) => handling switch
    {
        Handling.Yes => "yes",
        Handling.Forward => "forward",
        Handling.Limited => "limited_hours",
        _ => "no",
    };
}
