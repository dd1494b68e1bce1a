Console.WriteLine(Library.Links.Download("2026/logo.png"));
