using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Madoguchi.Kiosk.Tests")]
