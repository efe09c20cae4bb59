using System.Globalization;
using Madoguchi.Simulation.Years;

namespace Madoguchi.Simulation;

internal static class Commands
{
    const string Usage = """
        dotnet run -c Release --project server/Madoguchi.Simulation -- COMMAND
          stations           8 stations, 17 staff, 120 mornings: late binding against a fixed order
          priority           accumulating priority as M/M/1 against Kleinrock's waits, and the conservation law
          year [--days N]    a year of days at the city hall: how good the told waits are
          forecast           how long a forecast of 200 waiting takes
        """;

    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["stations"]:
                Reports.Stations();
                return 0;
            case ["priority"]:
                Reports.Priority();
                return 0;
            case ["forecast"]:
                Reports.Forecast();
                return 0;
            case ["year"]:
                YearReport.Print(243);
                return 0;
            case ["year", "--days", var days] when int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 2000:
                YearReport.Print(count);
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 1;
        }
    }
}
