using Spectre.Console;

namespace Marketplace.LocalHost.Hosting;

/// <summary>How output looks: colours and bars for a person, plain lines of a steady width for a file or a pipe.</summary>
internal static class Terminal
{
    private const int PlainWidth = 120;

    /// <summary>Sets up the console once, at the start.</summary>
    public static void SetUp()
    {
        if (!Console.IsOutputRedirected)
        {
            return;
        }

        IAnsiConsole plain = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        plain.Profile.Width = PlainWidth;
        AnsiConsole.Console = plain;
    }
}
