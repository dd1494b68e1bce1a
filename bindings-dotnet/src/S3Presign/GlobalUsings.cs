global using System.Diagnostics;
global using System.Globalization;
global using System.Runtime.InteropServices;
global using System.Text.Json.Serialization;

[module: System.Runtime.CompilerServices.SkipLocalsInit]
