using FluentAssertions;
using Madoguchi.EscPos.Transport;
using Xunit;

namespace Madoguchi.EscPos.Tests;

public class Where_a_printer_is
{
    [Theory]
    [InlineData("tcp:127.0.0.1:9100", typeof(TcpTransport))]
    [InlineData("tcp:[::1]:9100", typeof(TcpTransport))]
    [InlineData("tcp:printer.city.local:9100", typeof(TcpTransport))]
    [InlineData("serial:/dev/ttyS0@115200", typeof(SerialTransport))]
    [InlineData("serial:COM3@19200", typeof(SerialTransport))]
    [InlineData("file:/dev/usb/lp0", typeof(FileTransport))]
    public void The_setting_names_one_of_three_ways(string setting, Type expected)
    {
        PrinterAddress.TryParse(setting, out var transport).Should().BeTrue();
        transport.Should().BeOfType(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tcp:")]
    [InlineData("tcp:host")]
    [InlineData("tcp:host:0")]
    [InlineData("tcp:host:70000")]
    [InlineData("tcp::9100")]
    [InlineData("serial:/dev/ttyS0")]
    [InlineData("serial:/dev/ttyS0@fast")]
    [InlineData("file:")]
    [InlineData("usb:1")]
    public void Anything_else_is_not_a_printer(string? setting) => PrinterAddress.TryParse(setting, out _).Should().BeFalse();
}
