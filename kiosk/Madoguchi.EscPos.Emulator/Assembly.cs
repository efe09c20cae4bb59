using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Madoguchi.EscPos.Tests")]
