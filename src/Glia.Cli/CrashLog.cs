using System.Globalization;
using System.Runtime.InteropServices;
using Glia.Errors;

namespace Glia.Cli;

/// <summary>Keeps the details of a defect for a report, instead of throwing a stack trace at the user.</summary>
internal static class CrashLog
{
    /// <summary>Writes the details beside the system's temporary files.</summary>
    /// <returns>What to tell the user.</returns>
    public static Finding Write(Exception exception, string[] arguments)
    {
        string path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"glia-error-{Environment.ProcessId}.log"));
        try
        {
            File.WriteAllText(path, $"""
                glia {CommandRunner.Version}, .NET {Environment.Version}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors
                arguments: {string.Join(' ', arguments)}

                {exception}

                """);
            return Finding.Error("internal error", $"{FirstLine(exception)} This is a defect of Glia. Please report it with the details in {path}");
        }
        catch (Exception writing) when (writing is IOException or UnauthorizedAccessException)
        {
            return Finding.Error("internal error", $"{FirstLine(exception)} This is a defect of Glia. Please report it; the details could not be written to {path} ({writing.Message})");
        }
    }

    private static string FirstLine(Exception exception) => $"{exception.GetType().Name}: {exception.Message.Split('\n')[0].Trim()}";
}
