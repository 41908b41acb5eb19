namespace Glia.Gallery.Conditioning.TemporalDifference;

/// <summary>What a second stimulus learns beside, or before, one that is already known.</summary>
internal static class Compounds
{
    private const int Delay = 20, Training = 200;
    private const double Rate = 0.1, Trace = 0.9;

    /// <summary>Blocking: the value of a stimulus that is shown together with one that already foretells the reward.</summary>
    public static double Blocked()
    {
        SerialCompoundLearner learner = Trained();
        for (int trial = 0; trial < Training; trial++) learner.Run(new TrialEvents([0, 0], Delay), Delay + 1);
        return learner.ValueOf(1);
    }

    /// <summary>The control of blocking: the value of the same stimulus when the other one was not trained before.</summary>
    public static double Shared()
    {
        SerialCompoundLearner learner = Untrained();
        for (int trial = 0; trial < Training; trial++) learner.Run(new TrialEvents([0, 0], Delay), Delay + 1);
        return learner.ValueOf(1);
    }

    /// <summary>Second-order conditioning: the largest value that a stimulus takes on when it is followed by a trained one and never by the reward itself.</summary>
    public static double SecondOrder()
    {
        SerialCompoundLearner learner = Trained();
        double largest = 0;
        for (int trial = 0; trial < Training; trial++)
        {
            learner.Run(new TrialEvents([Delay, 0], null), 2 * Delay + 1);
            largest = Math.Max(largest, learner.ValueOf(1));
        }

        return largest;
    }

    private static SerialCompoundLearner Untrained() => new(2, Delay) { Rate = Rate, Discount = CueAndReward.Discount, Trace = Trace };

    private static SerialCompoundLearner Trained()
    {
        SerialCompoundLearner learner = Untrained();
        for (int trial = 0; trial < Training; trial++) learner.Run(new TrialEvents([0, null], Delay), Delay + 1);
        return learner;
    }
}
