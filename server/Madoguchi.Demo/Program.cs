using Madoguchi.Demo;
using Madoguchi.Demo.Programs;

try
{
    return args switch
    {
        ["totp"] => Totp.Print(),
        [Keeper.Word] => await Keeper.Run(),
        _ => await Demonstration.Run(DemoOptions.Parse(args)),
    };
}
catch (DemoException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
