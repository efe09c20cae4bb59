global using FluentAssertions;
global using Madoguchi.Contracts.Link;
global using Madoguchi.TestKit.Residents;
global using Microsoft.AspNetCore.SignalR.Client;
global using Xunit;
