global using Madoguchi.TestKit.Worlds;
global using Xunit;
global using static Madoguchi.Domain.Visits.SiteDayEvent;
global using static Madoguchi.TestKit.Worlds.Ask;
