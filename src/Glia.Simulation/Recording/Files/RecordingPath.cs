using System.Collections.Immutable;
using Glia.Errors;

namespace Glia.Simulation.Recording.Files;

/// <summary>Where one recording lies: its name while it grows and its name when it is complete.</summary>
/// <param name="Recorder">The recorder's name.</param>
/// <param name="Final">Path of the complete file.</param>
/// <param name="Partial">Path of the growing file: <c>NAME.partial.EXT</c>, so that it opens with the same programs.</param>
internal sealed record RecordingPath(string Recorder, string Final, string Partial)
{
    private static readonly ImmutableArray<string> s_extensions = [".csv", ".npy", ".npz"];

    public string Subject => $"recording '{Recorder}'";

    public static RecordingPath Of(string recorder, RecordingOptions options)
    {
        string extension = options.Format switch
        {
            RecordingFormat.Csv => "csv",
            RecordingFormat.Npy => "npy",
            RecordingFormat.Npz => "npz",
            _ => throw new GliaException("recording options, format", $"is {options.Format}. Use Csv, Npy or Npz."),
        };
        string name = string.Concat(recorder.Select(letter => IsSafe(letter) ? letter : '_'));
        string stem = Path.Combine(options.Directory!, name);
        return new RecordingPath(recorder, $"{stem}.{extension}", $"{stem}.partial.{extension}");
    }

    /// <summary>The path of one array that grows on its own until all are put into one file.</summary>
    public RecordingPath Part(string array)
    {
        string path = $"{Path.ChangeExtension(Partial, null)}.{array}.npy";
        return this with { Partial = path, Final = path };
    }

    /// <summary>Partial files of this recorder that lie on disk, in any form.</summary>
    public ImmutableArray<string> Partials()
    {
        string stem = $"{Path.ChangeExtension(Final, null)}.partial";
        return
        [
            .. s_extensions.Select(extension => stem + extension).Where(File.Exists),
            .. Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(Final))!, Path.GetFileName(stem) + ".*.npy"),
        ];
    }

    /// <summary>Removes what an earlier run that was stopped has left: beside this run's files it would pass for a part of them.</summary>
    /// <exception cref="GliaException">A file cannot be removed.</exception>
    public void RemovePartials()
    {
        foreach (string stale in Partials())
        {
            try
            {
                File.Delete(stale);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new GliaException(Subject, $"cannot remove '{stale}' of an earlier run: {problem.Message} Choose a directory that can be written to.");
            }
        }
    }

    // The same names on every system, whatever it would allow: recordings travel between machines.
    private static bool IsSafe(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '+' or ' ' || letter > 127;
}
