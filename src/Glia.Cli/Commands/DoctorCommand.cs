using System.CommandLine;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text.Json.Nodes;
using Glia.Cli.Output;
using Glia.Cli.Parsing;
using Glia.Networks.Validation;

namespace Glia.Cli.Commands;

/// <summary><c>glia doctor</c>: whether this machine can do what Glia does, and what to do where it cannot.</summary>
internal static class DoctorCommand
{
    /// <summary>The full microcircuit with 32-bit weights.</summary>
    private const double MemoryForFullScale_GB = 2.6;

    public static GliaCommand Create()
    {
        var command = new GliaCommand("doctor", "Check whether this machine has what Glia needs.")
        {
            Examples = ["glia doctor", "glia doctor --install", "glia doctor --json"],
            Run = (_, terminal, _) => Task.FromResult(Run(terminal)),
        };
        command.Add(new Option<bool>("--install") { Description = "Install what is missing, where that is possible" });
        return command;
    }

    private static int Run(Terminal terminal)
    {
        Check[] checks = [Runtime(), Vectors(), Memory(), Disk()];
        if (terminal.Json)
            JsonText.Write(terminal.Out, new JsonObject
            {
                ["ok"] = checks.All(check => check.Passed),
                ["checks"] = JsonText.Array(checks.Select(check => new JsonObject
                {
                    ["name"] = check.Name, ["passed"] = check.Passed, ["found"] = check.Found, ["advice"] = check.Advice,
                })),
            });
        else
            foreach (Check check in checks)
                terminal.Out.WriteLine($"{(check.Passed ? "ok     " : "MISSING")}  {check.Name + ":",-10} {check.Found}{(check.Advice.Length > 0 ? ". " + check.Advice : "")}");
        return checks.All(check => check.Passed) ? ExitCode.Success : ExitCode.Failure;
    }

    private static Check Runtime() => new(".NET", Environment.Version.Major >= 10, Environment.Version.ToString(), "");

    private static Check Vectors()
    {
        int width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64;
        string found = $"{width}-bit vectors, {Environment.ProcessorCount} logical processors";
        return new Check("processor", true, found, width < 256 ? "Simulations run, but slower than on a processor with 256-bit vectors" : "");
    }

    private static Check Memory()
    {
        double gigabytes = AvailableMemory.Bytes() / 1e9;
        string found = string.Create(CultureInfo.InvariantCulture, $"{gigabytes:F1} GB available");
        return new Check("memory", gigabytes > 0.5, found,
            gigabytes < MemoryForFullScale_GB ? "The microcircuit at full scale needs 2.6 GB; 'glia run microcircuit' will choose a smaller scale" : "");
    }

    private static Check Disk()
    {
        var drive = new DriveInfo(Path.GetPathRoot(Environment.CurrentDirectory)!);
        double gigabytes = drive.AvailableFreeSpace / 1e9;
        return new Check("disk", gigabytes > 0.1, string.Create(CultureInfo.InvariantCulture, $"{gigabytes:F1} GB free here"),
            gigabytes < 1 ? "Recordings of long runs may not fit; choose another folder with --out" : "");
    }

    private sealed record Check(string Name, bool Passed, string Found, string Advice);
}
