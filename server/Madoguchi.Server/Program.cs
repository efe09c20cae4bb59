return await Madoguchi.Server.ServerProgram.Run(args);
