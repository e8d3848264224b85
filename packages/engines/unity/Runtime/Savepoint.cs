using System.Runtime.InteropServices;
using UnityEngine;

/// <summary>Support in a WebGL build. Makes its own object, named as the page's template expects it.</summary>
public class Savepoint : MonoBehaviour
{
    /// <summary>What is left of the sound while the panel is open.</summary>
    public static float Loudness = 0.25f;

    float timeScale;
    float volume;
    bool held;

#if UNITY_WEBGL && !UNITY_EDITOR
    [DllImport("__Internal")] static extern void SavepointStarted(string version);
    [DllImport("__Internal")] static extern void SavepointOpen(string topic);
    [DllImport("__Internal")] static extern void SavepointState(string json);
    [DllImport("__Internal")] static extern void SavepointBreadcrumb(string text);
    [DllImport("__Internal")] static extern void SavepointBusy(int busy);
#else
    static void SavepointStarted(string version) { }
    static void SavepointOpen(string topic) { }
    static void SavepointState(string json) { }
    static void SavepointBreadcrumb(string text) { }
    static void SavepointBusy(int busy) { }
#endif

    [RuntimeInitializeOnLoadMethod(RuntimeInitializeLoadType.BeforeSceneLoad)]
    static void Begin()
    {
        DontDestroyOnLoad(new GameObject("Savepoint", typeof(Savepoint)));
        SavepointStarted(Application.unityVersion);
    }

    /// <summary>Opens the panel; with a topic such as "bug" or "payment" at its form.</summary>
    public static void Open(string topic = "") => SavepointOpen(topic);

    /// <summary>Facts that go with a report, as a JSON object of at most 8 KB.</summary>
    public static void SetState(string json) => SavepointState(json);

    public static void Breadcrumb(string text) => SavepointBreadcrumb(text);

    /// <summary>While true nothing shows up by itself.</summary>
    public static void SetBusy(bool busy) => SavepointBusy(busy ? 1 : 0);

    // Called by the page when the panel opens.
    void Hold()
    {
        if (held) return;
        held = true;
        // A game that stood still already stays so when the panel closes.
        timeScale = Time.timeScale;
        volume = AudioListener.volume;
        Time.timeScale = 0;
        AudioListener.volume = volume * Loudness;
        Input.ResetInputAxes();
    }

    // Called by the page when everything is given back.
    void GoOn()
    {
        if (!held) return;
        held = false;
        Time.timeScale = timeScale;
        AudioListener.volume = volume;
        Input.ResetInputAxes();
    }
}
