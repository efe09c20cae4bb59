global using FluentAssertions;
global using Madoguchi.Architecture.Tests.Reading;
global using Madoguchi.Architecture.Tests.Rules;
global using Xunit;
