using Marketplace.Simulation.Faults;

namespace Marketplace.Simulation.Sweep;

/// <summary>
/// Faults at given storage calls, counted from the first of a placement. Looks that timers take at everything are not counted: that one of
/// them fails is no more than a tick that is missed, of which every world has many.
/// </summary>
/// <param name="faults">Which calls go wrong, and how.</param>
internal sealed class ScriptedFaults(params (int Call, FaultKind Kind)[] faults) : IFaults
{
    private bool _began;

    /// <summary>How many calls were counted.</summary>
    public int Calls { get; private set; }

    public FaultKind? Next(CallKind kind, string label)
    {
        _began |= label.Contains(" Buyers(", StringComparison.Ordinal);
        bool isLook = label == "GET Deadlines()";
        if (!_began || isLook || kind is not (CallKind.Table or CallKind.Queue))
        {
            return null;
        }

        int call = Calls++;
        foreach ((int at, FaultKind fault) in faults)
        {
            if (at == call)
            {
                return fault;
            }
        }

        return null;
    }
}
